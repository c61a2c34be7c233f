// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

/** The conditions in which a shoe is sold. */
public enum ItemCondition {
    /** Unworn and without faults. A price is for a new shoe unless it says otherwise. */
    NEW,
    /** Worn. */
    USED,
    /** Unworn, with a fault of the shoe or its box. */
    DEFECT
}
