// SPDX-License-Identifier: Apache-2.0
/** The formats of files: NDJSON, CSV, TSV and workbooks (XLSX). Nothing here depends on sneakers. */
@NullMarked
package dev.colorway.rows;

import org.jspecify.annotations.NullMarked;
