// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

/** What the service does when it is killed. */
enum KillMoment {
    /** Brands are created over HTTP. */
    WRITES,
    /** Brands are created over HTTP. PostgreSQL is killed and started again, not the service. */
    DATABASE,
    /** A file is imported over HTTP. */
    IMPORT,
    /** A file is imported on the command line. */
    COMMAND,
    /** A file that is large enough for {@code BulkIndexes} is imported on the command line. */
    BULK,
    /** The index is rebuilt. */
    INDEX,
    /** The service starts for the first time. */
    START,
    /** The service updates the schema of the first version. */
    MIGRATION
}
