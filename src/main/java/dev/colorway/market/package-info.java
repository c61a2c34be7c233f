// SPDX-License-Identifier: Apache-2.0
/** Movers: the sneakers whose prices have changed most, as a list and as feeds. */
@NullMarked
package dev.colorway.market;

import org.jspecify.annotations.NullMarked;
