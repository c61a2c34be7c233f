// SPDX-License-Identifier: Apache-2.0
/** Shoe sizes, and the size charts of brands: they define which sizes of different systems are equivalent. */
@NullMarked
package dev.colorway.size;

import org.jspecify.annotations.NullMarked;
