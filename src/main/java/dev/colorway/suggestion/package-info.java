// SPDX-License-Identifier: Apache-2.0
/** Suggestions of names while the user types. */
@NullMarked
package dev.colorway.suggestion;

import org.jspecify.annotations.NullMarked;
