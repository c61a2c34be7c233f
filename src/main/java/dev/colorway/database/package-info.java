// SPDX-License-Identifier: Apache-2.0
/** The choice of the database, H2 or PostgreSQL: its driver, its dialect, and the check before the start. */
@NullMarked
package dev.colorway.database;

import org.jspecify.annotations.NullMarked;
