// SPDX-License-Identifier: Apache-2.0
/** Currencies, the exchange rates between them, and the conversion of amounts. */
@NullMarked
package dev.colorway.rate;

import org.jspecify.annotations.NullMarked;
