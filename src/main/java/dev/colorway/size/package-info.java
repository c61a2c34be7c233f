// SPDX-License-Identifier: Apache-2.0
/** Size charts of brands, and the sizes of different systems that are equal. */
@NullMarked
package dev.colorway.size;

import org.jspecify.annotations.NullMarked;
