// SPDX-License-Identifier: Apache-2.0
/** The formats of files: NDJSON and CSV. Nothing here knows sneakers. */
@NullMarked
package dev.colorway.rows;

import org.jspecify.annotations.NullMarked;
