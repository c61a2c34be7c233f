// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

/** The group that a shoe or a size chart is made for. */
public enum Audience {
    MEN,
    WOMEN,
    UNISEX,
    GRADE_SCHOOL,
    PRE_SCHOOL,
    TODDLER
}
