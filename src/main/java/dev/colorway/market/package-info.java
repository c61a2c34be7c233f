// SPDX-License-Identifier: Apache-2.0
/** The markets of all sneakers: those whose prices have changed most. */
@NullMarked
package dev.colorway.market;

import org.jspecify.annotations.NullMarked;
