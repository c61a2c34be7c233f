// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;

/**
 * A UTC day of the prices of a sneaker that can be in one chart.
 *
 * @param sneaker the id of the sneaker
 * @param currency its ISO 4217 code
 * @param day the UTC day, in days since 1970
 */
record DayKey(long sneaker, String currency, PriceKind kind, ItemCondition condition, int day) {}
