// SPDX-License-Identifier: Apache-2.0
/**
 * Tables of other sources: turns the rows of a flat table, or of a file in the shape of a shop or a marketplace, into
 * the rows of the catalog. It validates nothing that an import validates, and writes nothing.
 */
@NullMarked
package dev.colorway.sheet;

import org.jspecify.annotations.NullMarked;
