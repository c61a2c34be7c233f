// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/**
 * Stops the libraries from logging a full disk: each write would add two stack traces to a disk that has no space. The
 * service itself logs a full disk once a minute.
 */
@LoggingFilter(name = "full-disk")
public final class FullDiskFilter implements Filter {

    private static final String OF_SERVICE = "dev.colorway.";

    /** The messages of H2 if it cannot write its file, or has closed the database for that reason. */
    private static final Pattern OF_H2 = Pattern.compile("MVStoreException: Writing to|\\[90098-");

    @Override
    public boolean isLoggable(LogRecord entry) {
        return String.valueOf(entry.getLoggerName()).startsWith(OF_SERVICE)
                || !(DatabaseFailure.isFull(entry.getThrown())
                        || OF_H2.matcher(text(entry)).find());
    }

    private static String text(LogRecord entry) {
        return entry.getMessage() + Arrays.toString(entry.getParameters());
    }
}
