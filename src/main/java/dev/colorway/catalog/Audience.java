// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

/** The people a shoe or a size chart is for. */
public enum Audience {
    MEN,
    WOMEN,
    UNISEX,
    GRADE_SCHOOL,
    PRE_SCHOOL,
    TODDLER
}
