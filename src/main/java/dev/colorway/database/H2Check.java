// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.h2.api.ErrorCode;
import org.h2.store.fs.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether an H2 file can be opened, and opens it, once. A large file that was not closed cleanly can need
 * minutes, and a request for a connection must not wait for that.
 */
final class H2Check {

    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:)?(?!mem:|tcp:|ssl:|zip:)([^;]+)");
    private static final int POLL_MILLIS = 100;
    /**
     * The connection that keeps the file open, because H2 closes the file with its last connection; null if the file is
     * not open.
     */
    private static @Nullable Connection connection;

    private H2Check() {}

    /**
     * Creates the folder and opens the file. Does nothing if the database is no file, such as one in memory.
     *
     * @return the fault, in one line for the operator; empty if there is none
     */
    static Optional<String> fault(String url, StartTimeout startTimeout) {
        return file(url).flatMap(file -> ofCatalog(file, url, startTimeout));
    }

    /** Returns the file of a database; empty if the URL is not that of an H2 file. */
    static Optional<Path> file(String url) {
        Matcher address = FILE.matcher(url);
        return address.lookingAt()
                ? Optional.of(Path.of(FileUtils.toRealPath(address.group(1)) + ".mv.db")
                        .normalize())
                : Optional.empty();
    }

    private static Optional<String> ofCatalog(Path file, String url, StartTimeout startTimeout) {
        Optional<String> fault = ofFile(file).or(() -> ofBackup(file, startTimeout));
        if (fault.isEmpty() && !Files.exists(file)) {
            startTimeout.log("There is no catalog in " + file + ": creating a new one.");
        }
        return fault.or(() -> open(file, url, startTimeout));
    }

    private static Optional<String> ofFile(Path file) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException cannot) {
            return Optional.of("The folder " + file.getParent()
                    + " cannot be created. Set COLORWAY_DATA to a folder that this user can write.");
        }
        if (!Files.isWritable(Files.exists(file) ? file : file.getParent())) {
            return Optional.of((Files.exists(file) ? "The file " + file : "The folder " + file.getParent())
                    + " cannot be written by this user. Change its permissions, or set COLORWAY_DATA to a folder that "
                    + "this user can write.");
        }
        if (isLost(file)) {
            return Optional.of("The file " + file + " is empty, but there is an index of its catalog, " + index().get()
                    + ". Restore the catalog from a backup, or delete both to start with a new one.");
        }
        return Files.exists(file) && isLocked(file) ? Optional.of(inUse(file)) : Optional.empty();
    }

    /** Restores the file if its last migration was not completed. Returns why the restore failed, if it did. */
    private static Optional<String> ofBackup(Path file, StartTimeout startTimeout) {
        try {
            if (MigrationBackup.restore(file)) {
                startTimeout.log("The last start ended while it changed the schema of " + file
                        + ": the catalog from before that change is restored.");
            }
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of("The catalog from before the last change of its schema cannot be restored to " + file
                    + ": " + failed.getMessage());
        }
    }

    /**
     * Returns whether the catalog of a file is lost: the file is empty, but its search index exists. H2 would accept
     * the empty file as a new database. An empty file without an index comes from a first start that was killed.
     */
    private static boolean isLost(Path file) {
        try {
            return Files.exists(file)
                    && Files.size(file) == 0
                    && index().filter(Files::exists).isPresent();
        } catch (IOException unknown) {
            // H2 will report what is wrong.
            return false;
        }
    }

    /** Returns the folder of the search index; empty if the index is in memory. */
    private static Optional<Path> index() {
        return ConfigProvider.getConfig()
                .getOptionalValue("colorway.search.folder", String.class)
                .map(Path::of);
    }

    private static String inUse(Path file) {
        return "The catalog is in use: another process has " + file
                + " open. Stop the service first, or import at /imports and export at /catalog over HTTP, or set "
                + "COLORWAY_DATA to another folder.";
    }

    private static boolean isLocked(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException lockedHere) {
            return true;
        } catch (IOException unknown) {
            // H2 will report what is wrong.
            return false;
        }
    }

    private static Optional<String> open(Path file, String url, StartTimeout startTimeout) {
        FutureTask<Connection> opening = new DatabaseDriver().openingH2(url, Database.credentials());
        while (true) {
            try {
                connection = opening.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                return Optional.empty();
            } catch (TimeoutException notYet) {
                String why = "H2 has not opened " + file + " yet.";
                if (startTimeout.isExpired()) {
                    return Optional.of(why + startTimeout.explanation());
                }
                startTimeout.reportWaiting(why);
            } catch (ExecutionException failed) {
                return Optional.of(
                        failureMessage(file, DatabaseDriver.fault(failed).getErrorCode()));
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return Optional.of("The start was interrupted.");
            }
        }
    }

    private static String failureMessage(Path file, int code) {
        return switch (code) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> inUse(file);
            case ErrorCode.WRONG_USER_OR_PASSWORD ->
                "The file " + file + " belongs to another user or password of H2. Set COLORWAY_DATABASE_USER and "
                        + "COLORWAY_DATABASE_PASSWORD to the values that it was created with, or unset both if it was "
                        + "created without them.";
            default ->
                "H2 cannot open " + file + ": it is damaged, of another version, or cannot be read. Restore it "
                        + "from a backup, or set COLORWAY_DATA to another folder.";
        };
    }

    /** Closes the connection that keeps the file open. H2 closes the file when the pool also has no connection. */
    static void close() throws SQLException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
