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

/**
 * Whether an H2 file can be opened. It is opened here, and once only: a large one that was not closed in order may take
 * minutes, which nobody who asks for a connection is to wait for.
 */
final class H2Check {

    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:)?(?!mem:|tcp:|ssl:|zip:)([^;]+)");
    private static final int MILLIS_BETWEEN = 100;
    /** What keeps the file open, which H2 closes with its last connection; null if nothing does. */
    private static Connection kept;

    private H2Check() {}

    /** What is wrong with it, if anything is. Makes its folder. */
    static Optional<String> fault(String url, Patience patience) {
        Matcher address = FILE.matcher(url);
        if (!address.lookingAt()) {
            return Optional.empty();
        }
        Path file = Path.of(FileUtils.toRealPath(address.group(1)) + ".mv.db").normalize();
        Optional<String> fault = ofFile(file);
        if (fault.isEmpty() && !Files.exists(file)) {
            patience.say("There is no catalog in " + file + ": a new one is made.");
        }
        return fault.or(() -> opening(file, url, patience));
    }

    private static Optional<String> ofFile(Path file) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException cannot) {
            return Optional.of("The folder " + file.getParent()
                    + " cannot be made. Set COLORWAY_DATA to one that this user can write.");
        }
        if (!Files.isWritable(Files.exists(file) ? file : file.getParent())) {
            return Optional.of((Files.exists(file) ? "The file " + file : "The folder " + file.getParent())
                    + " cannot be written by this user. Let it, or set COLORWAY_DATA to a folder that it can write.");
        }
        if (isLost(file)) {
            return Optional.of("The file " + file + " is empty, but there is an index of its catalog, " + index().get()
                    + ". Bring the catalog back from a backup, or delete both to begin with a new one.");
        }
        return Files.exists(file) && isLocked(file) ? Optional.of(inUse(file)) : Optional.empty();
    }

    /**
     * Whether the catalog of a file is gone: H2 would take an empty file for a new database. Without an index, the file
     * is that of a first start that was killed.
     */
    private static boolean isLost(Path file) {
        try {
            return Files.exists(file)
                    && Files.size(file) == 0
                    && index().filter(Files::exists).isPresent();
        } catch (IOException unknown) {
            // H2 will say what it is.
            return false;
        }
    }

    /** The folder of the search index; empty if the index is in memory. */
    private static Optional<Path> index() {
        return ConfigProvider.getConfig()
                .getOptionalValue("colorway.search.folder", String.class)
                .map(Path::of);
    }

    private static String inUse(Path file) {
        return "The catalog is in use: another process has " + file
                + " open. Stop the service first, or ask it for an import or export at /imports"
                + " or /catalog; or set COLORWAY_DATA to another folder.";
    }

    private static boolean isLocked(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException mine) {
            return true;
        } catch (IOException unknown) {
            // H2 will say what it is.
            return false;
        }
    }

    private static Optional<String> opening(Path file, String url, Patience patience) {
        FutureTask<Connection> opening = new DatabaseDriver().openingH2(url, Database.credentials());
        while (true) {
            try {
                kept = opening.get(MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
                return Optional.empty();
            } catch (TimeoutException notYet) {
                String why = "H2 has not opened " + file + " yet.";
                if (patience.isOver()) {
                    return Optional.of(why + patience.inVain());
                }
                patience.waiting(why);
            } catch (ExecutionException failed) {
                return Optional.of(told(file, DatabaseDriver.fault(failed).getErrorCode()));
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return Optional.of("The start was interrupted.");
            }
        }
    }

    private static String told(Path file, int code) {
        return switch (code) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> inUse(file);
            case ErrorCode.WRONG_USER_OR_PASSWORD ->
                "The file " + file + " belongs to another user or password of H2. Set COLORWAY_DATABASE_USER and "
                        + "COLORWAY_DATABASE_PASSWORD to those that it was made with: none, unless they were set.";
            default ->
                "H2 cannot open " + file + ": it is damaged, of another version, or cannot be read. Bring it back "
                        + "from a backup, or set COLORWAY_DATA to another folder.";
        };
    }

    /** Lets the file be closed, if it is open, once the pool has no connection either. */
    static void letGo() throws SQLException {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }
}
