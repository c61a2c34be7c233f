// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

/** The kinds of prices. */
public enum PriceKind {
    /** The price that the maker or a shop set at release. */
    RETAIL,
    /** The price that a seller asks now. */
    ASK,
    /** The price that a buyer offers now. */
    BID,
    /** The price of a completed sale. */
    SALE
}
