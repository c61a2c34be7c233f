// SPDX-License-Identifier: Apache-2.0
/**
 * The common part of all entries: slug, name, calendar dates, and how one type of entry is listed, read and written.
 */
@NullMarked
package dev.colorway.catalog;

import org.jspecify.annotations.NullMarked;
