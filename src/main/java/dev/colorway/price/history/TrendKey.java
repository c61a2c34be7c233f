// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;

/**
 * Identifies the prices of a sneaker that can be compared with each other.
 *
 * @param sneaker the id of the sneaker
 * @param currency the ISO 4217 code of the currency
 */
public record TrendKey(long sneaker, String currency, PriceKind kind, ItemCondition condition) {}
