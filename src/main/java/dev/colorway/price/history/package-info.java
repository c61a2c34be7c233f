// SPDX-License-Identifier: Apache-2.0
/**
 * Prices over time: the observations of each sneaker by UTC day, which writers keep up to date, and the charts that are
 * made from them.
 */
@NullMarked
package dev.colorway.price.history;

import org.jspecify.annotations.NullMarked;
