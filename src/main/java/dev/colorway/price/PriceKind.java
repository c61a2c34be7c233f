// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

/** What a price is. */
public enum PriceKind {
    /** What the maker or a shop asked at release. */
    RETAIL,
    /** What a seller asks now. */
    ASK,
    /** What a buyer offers now. */
    BID,
    /** What one was sold for. */
    SALE
}
