// SPDX-License-Identifier: Apache-2.0
/** Migrations in Java, for changes that SQL alone cannot make. The migrations in SQL are resources. */
@NullMarked
package db.migration;

import org.jspecify.annotations.NullMarked;
