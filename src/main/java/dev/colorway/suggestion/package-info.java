// SPDX-License-Identifier: Apache-2.0
/** Suggestions of names while somebody types. */
@NullMarked
package dev.colorway.suggestion;

import org.jspecify.annotations.NullMarked;
