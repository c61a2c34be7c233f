// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that can be opened, files that cannot, and files that open slowly. */
@Timeout(60)
public class H2CheckTest {

    /** A URL suffix that blocks each connection until {@link #opened}. */
    private static final String SLOW =
            ";INIT=CREATE ALIAS IF NOT EXISTS WAIT FOR '" + H2CheckTest.class.getName() + ".await'\\;CALL WAIT()";

    private static CountDownLatch connecting;
    private static CountDownLatch opened;

    @TempDir
    Path folder;

    private final List<String> logged = new ArrayList<>();

    @BeforeEach
    void prepare() {
        connecting = new CountDownLatch(1);
        opened = new CountDownLatch(1);
    }

    @AfterEach
    void close() throws SQLException {
        opened.countDown();
        H2Check.close();
    }

    /** Called by H2, see {@link #SLOW}. */
    public static void await() throws InterruptedException {
        connecting.countDown();
        opened.await();
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("colorway");
    }

    private Optional<String> fault(String url, Duration limit) {
        return H2Check.fault(url, new StartTimeout(limit, this::log));
    }

    private void log(String line) {
        logged.add(line);
        if (line.contains("The start waits for it")) {
            opened.countDown();
        }
    }

    private void assertFault(String expected) {
        String fault = fault(url(), Duration.ofMinutes(1)).orElse("none");
        assertTrue(fault.contains(expected) && fault.contains(folder + "/colorway.mv.db"), fault);
    }

    @Test
    void keepsAFileOpenUntilItLetsGo() throws SQLException {
        assertEquals(Optional.empty(), fault(url(), Duration.ofMinutes(1)));
        assertFault("The catalog is in use");
        H2Check.close();
        assertEquals(Optional.empty(), fault(url(), Duration.ofMinutes(1)));
        assertEquals(List.of("There is no catalog in " + folder + "/colorway.mv.db: creating a new one."), logged);
    }

    @Test
    void doesNotTakeAnEmptyFileForANewCatalogIfThereIsAnIndex() throws IOException {
        Path index = folder.resolve("elsewhere");
        System.setProperty("colorway.search.folder", index.toString());
        try {
            Files.createFile(folder.resolve("colorway.mv.db"));
            Files.createDirectory(index);
            assertFault("is empty, but there is an index of its catalog, " + index);
            Files.delete(index);
            // A first start that was killed leaves an empty file.
            assertEquals(Optional.empty(), fault(url(), Duration.ofMinutes(1)));
        } finally {
            System.clearProperty("colorway.search.folder");
        }
    }

    @Test
    void waitsForAFileThatOpensSlowly() {
        assertEquals(
                Optional.empty(),
                H2Check.fault(
                        url() + SLOW, new StartTimeout(Duration.ofMinutes(1), Duration.ofMillis(500), this::log)));
        assertEquals(2, logged.size(), logged.toString());
        assertTrue(
                logged.get(1)
                        .matches("H2 has not opened .*/colorway\\.mv\\.db yet\\. The start waits for it: \\d+ of at "
                                + "most 60 seconds\\."),
                logged.get(1));
    }

    @Test
    void doesNotWaitForLongerThanItMay() {
        String fault = fault(url() + SLOW, Duration.ofSeconds(1)).orElse("none");
        assertTrue(fault.contains("yet. The start waited for 1 seconds; COLORWAY_DATABASE_START_TIMEOUT"), fault);
    }

    @Test
    void opensTheFileIfAConnectingThreadIsInterrupted() throws Exception {
        FutureTask<Boolean> pool = new FutureTask<>(() -> {
            try (Connection connection = new DatabaseDriver().connect(url() + SLOW, new Properties())) {
                return connection.isValid(0);
            }
        });
        Thread thread = new Thread(pool);
        thread.start();
        connecting.await();
        thread.interrupt();
        opened.countDown();
        assertTrue(pool.get());
    }

    @Test
    void saysThatAFileIsDamaged() throws IOException {
        Files.writeString(folder.resolve("colorway.mv.db"), "no database");
        assertFault("H2 cannot open");
    }

    @Test
    void saysThatAFileIsOfAnotherUser() throws SQLException {
        DriverManager.getConnection(url(), "someone", "a-secret").close();
        assertFault("belongs to another user");
    }
}
