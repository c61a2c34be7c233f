// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Makes the pending migrations of an H2 file atomic. H2 commits each statement that changes the schema, so a process
 * that is killed during a migration leaves a part of the migration in the file, and no start can complete the rest.
 * Before the first pending migration, the file is backed up; after the last one, the backup is deleted. A start that
 * finds a backup restores it. The restore loses no write: the service accepts no writes before the migrations are
 * complete and the backup is deleted.
 */
public final class MigrationBackup implements Callback {

    private static final String BACKUP = ".before-migration.zip";

    private final Optional<Path> file;

    /** Called by Flyway. */
    public MigrationBackup() {
        this(H2Check.file(ConfigProvider.getConfig().getValue(Database.URL, String.class)));
    }

    /** @param file the file of the database; empty if it is no H2 file */
    MigrationBackup(Optional<Path> file) {
        this.file = file;
    }

    private static Path backup(Path file) {
        return file.resolveSibling(file.getFileName() + BACKUP);
    }

    /**
     * Restores the file if its last migration was not completed. Call it before the file is opened.
     *
     * @return whether the file was restored
     * @throws IOException if the backup cannot be read, or does not contain the catalog
     */
    static boolean restore(Path file) throws IOException {
        Path backup = backup(file);
        if (!Files.exists(backup)) {
            return false;
        }
        Path restored = file.resolveSibling(file.getFileName() + ".restored");
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(backup))) {
            ZipEntry entry = entries.getNextEntry();
            while (entry != null && !entry.getName().endsWith(file.getFileName().toString())) {
                entry = entries.getNextEntry();
            }
            if (entry == null) {
                throw new IOException(backup + " does not contain the catalog");
            }
            try (FileOutputStream target = new FileOutputStream(restored.toFile())) {
                entries.transferTo(target);
                target.getFD().sync();
            }
        }
        Files.move(restored, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return file.isPresent() && (event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_MIGRATE);
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        Path backup = backup(file.orElseThrow());
        try {
            if (event == Event.AFTER_MIGRATE) {
                Files.deleteIfExists(backup);
            } else if (!Files.exists(backup)) {
                // Runs only before the first pending migration: later ones find the backup.
                Path part = backup.resolveSibling(backup.getFileName() + ".part");
                Files.deleteIfExists(part);
                try (Statement statement = context.getConnection().createStatement()) {
                    statement.execute("backup to '" + part.toString().replace("'", "''") + "'");
                }
                Files.move(part, backup, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException("Cannot back up the catalog before its schema changes.", failed);
        }
    }

    @Override
    public String getCallbackName() {
        return "migration backup";
    }
}
