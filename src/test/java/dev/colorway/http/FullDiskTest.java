// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.database.DatabaseFailure;
import dev.colorway.database.FullDiskFilter;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.Test;

/** Checks which errors count as a full disk, and how few of them are logged. */
class FullDiskTest {

    private final SQLException ofH2 = new SQLException(
            "General error: \"org.h2.mvstore.MVStoreException: Writing to a file failed\"",
            "HY000",
            new IllegalStateException(new IOException("No space left on device")));

    private static LogRecord entry(String logger, String message, Throwable thrown, Object... parameters) {
        LogRecord entry = new LogRecord(Level.WARNING, message);
        entry.setLoggerName(logger);
        entry.setThrown(thrown);
        entry.setParameters(parameters);
        return entry;
    }

    @Test
    void isFoundAmongTheCauses() {
        assertTrue(DatabaseFailure.isFull(ofH2));
        assertTrue(DatabaseFailure.isFull(new RuntimeException(new SQLException("could not extend file", "53100"))));
        assertTrue(DatabaseFailure.isFull(new IOException("There is not enough space on the disk")));
        assertTrue(DatabaseFailure.isFull(new IOException("Disk quota exceeded")));
        assertFalse(DatabaseFailure.isFull(new SQLException("too many connections", "53300")));
        assertFalse(DatabaseFailure.isFull(null));
    }

    @Test
    void isLoggedByTheServiceAlone() {
        FullDiskFilter filter = new FullDiskFilter();
        assertFalse(filter.isLoggable(entry("com.arjuna.ats.jta", "ARJUNA016045", ofH2)));
        assertFalse(filter.isLoggable(entry("io.agroal.pool", "%s: %s", null, "a", ofH2.getMessage())));
        assertFalse(filter.isLoggable(entry("io.agroal.pool", "The database has been closed [90098-240]", null)));
        assertTrue(filter.isLoggable(entry("dev.colorway.http.problem.ProblemMappers", "the disk is full", ofH2)));
        assertTrue(filter.isLoggable(entry("io.agroal.pool", "away", new SQLException("away", "08006"))));
    }

    @Test
    void isLoggedOncePerMinute() {
        OncePerMinute limit = new OncePerMinute();
        AtomicInteger logged = new AtomicInteger();
        for (int request = 0; request < 100; request++) {
            limit.run(logged::incrementAndGet);
        }
        assertEquals(1, logged.get());
    }

    @Test
    void isNoDamagedFile() {
        assertFalse(DatabaseFailure.isDamaged(ofH2));
        assertFalse(DatabaseFailure.isDamaged(DataUtils.newMVStoreException(
                DataUtils.ERROR_FILE_CORRUPT, "Chunk {0} not found in a temporary file", 132)));
        assertTrue(DatabaseFailure.isDamaged(
                new SQLException("General error: \"org.h2.mvstore.MVStoreException: File corrupted in chunk 12, "
                        + "expected page length\"")));
        assertTrue(DatabaseFailure.isDamaged(new SQLException(
                "General error",
                "HY000",
                DataUtils.newMVStoreException(
                        DataUtils.ERROR_FILE_CORRUPT,
                        "Unable to read the page at position {0}",
                        new NullPointerException(),
                        "0x1"))));
        assertTrue(DatabaseFailure.isDamaged(new RuntimeException(
                new SQLException("x", "HY000", new IllegalStateException("File corrupted while reading record: 3")))));
    }
}
