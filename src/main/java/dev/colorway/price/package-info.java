// SPDX-License-Identifier: Apache-2.0
/** Prices of sneakers: how they are written, listed and summarized. */
@NullMarked
package dev.colorway.price;

import org.jspecify.annotations.NullMarked;
