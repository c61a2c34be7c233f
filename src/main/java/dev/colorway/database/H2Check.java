// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.store.fs.FileUtils;

/** Whether an H2 file can be opened: as H2 does, by its lock, but without opening the database. */
final class H2Check {

    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:)?(?!mem:|tcp:|ssl:|zip:)([^;]+)");

    private H2Check() {}

    /** What is wrong with it, if anything is. Makes its folder. */
    static Optional<String> fault(String url) {
        Matcher address = FILE.matcher(url);
        return address.lookingAt()
                ? ofFile(Path.of(FileUtils.toRealPath(address.group(1)) + ".mv.db")
                        .normalize())
                : Optional.empty();
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
        if (Files.exists(file) && isLocked(file)) {
            return Optional.of("The catalog is in use: another process has " + file
                    + " open. Stop the service first, or ask it for an import or export at /imports"
                    + " or /catalog; or set COLORWAY_DATA to another folder.");
        }
        return Optional.empty();
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
}
