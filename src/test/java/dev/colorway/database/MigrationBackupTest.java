// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** If a migration of an H2 file is not completed, the next start undoes it. */
class MigrationBackupTest {

    @TempDir
    Path folder;

    private Path file;
    private Path scripts;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("it's a catalog.mv.db");
        scripts = Files.createDirectory(folder.resolve("scripts"));
        script(1, "create table first_one (id int); insert into first_one values (7);");
    }

    private void script(int version, String sql) throws IOException {
        Files.writeString(scripts.resolve("V" + version + "__script.sql"), sql);
    }

    private String url() {
        return "jdbc:h2:file:" + file.toString().replace(".mv.db", "");
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(url(), "", "")
                .locations("filesystem:" + scripts)
                .callbacks(new MigrationBackup(Optional.of(file)))
                .load()
                .migrate();
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private int tables(String name) throws SQLException {
        return count("select count(*) from information_schema.tables where table_name = '" + name + "'");
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    1, files.filter(path -> path.toString().contains(".mv.db")).count());
        }
    }

    @Test
    void undoesAnUpgrade() throws IOException, SQLException {
        migrate();
        assertNothingIsLeft();
        script(2, "create table second_one (id int);");
        script(3, "create table third_one (id int); drop table first_one; select * from nowhere;");
        assertThrows(FlywayException.class, this::migrate);
        assertEquals(1, tables("THIRD_ONE"), "H2 undoes no change of the schema");
        assertTrue(MigrationBackup.restore(file));
        assertEquals(7, count("select id from first_one"));
        assertEquals(0, tables("SECOND_ONE") + tables("THIRD_ONE"));
        script(3, "create table third_one (id int);");
        migrate();
        assertEquals(7, count("select id from first_one"));
        assertEquals(2, tables("SECOND_ONE") + tables("THIRD_ONE"));
        assertNothingIsLeft();
        assertFalse(MigrationBackup.restore(file));
    }

    @Test
    void undoesAFirstStart() throws IOException, SQLException {
        script(1, "create table first_one (id int); select * from nowhere;");
        assertThrows(FlywayException.class, this::migrate);
        assertTrue(MigrationBackup.restore(file));
        assertEquals(0, tables("FIRST_ONE"));
        script(1, "create table first_one (id int);");
        migrate();
        assertEquals(1, tables("FIRST_ONE"));
        assertNothingIsLeft();
    }
}
