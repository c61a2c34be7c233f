// SPDX-License-Identifier: Apache-2.0
/**
 * Tables of other sources: turns the rows of a flat table, or of a file in the shape of a shop or a marketplace, into
 * the rows of the catalog. Also reads workbooks of this catalog, and the exchange rates of the European Central Bank.
 * The import validates and writes the rows; this package does neither.
 */
@NullMarked
package dev.colorway.sheet;

import org.jspecify.annotations.NullMarked;
