// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

/** The people for whom a shoe or a size chart is made. */
public enum Audience {
    MEN,
    WOMEN,
    UNISEX,
    GRADE_SCHOOL,
    PRE_SCHOOL,
    TODDLER
}
