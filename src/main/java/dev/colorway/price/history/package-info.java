// SPDX-License-Identifier: Apache-2.0
/**
 * Prices over time: the observations of each sneaker by UTC day, and the charts that are computed from them. Writers
 * keep these observations up to date.
 */
@NullMarked
package dev.colorway.price.history;

import org.jspecify.annotations.NullMarked;
