// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

/** The conditions of a shoe that has a price. */
public enum ItemCondition {
    /** Unworn and without faults. A price is for a new shoe unless it says otherwise. */
    NEW,
    /** Worn. */
    USED,
    /** Unworn, with a fault of the shoe or its box. */
    DEFECT
}
