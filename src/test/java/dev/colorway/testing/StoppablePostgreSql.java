// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A PostgreSQL for one application under test. A test can kill it, make it hang, and restart it at the same address.
 */
public class StoppablePostgreSql implements QuarkusTestResourceLifecycleManager {

    private Path folder;
    private EmbeddedPostgres server;
    private int port;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("postgresql");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        startServer();
        return new PostgreSql(address(), "postgres", "postgres").properties();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(StoppablePostgreSql.class));
    }

    @Override
    public void stop() {
        kill();
    }

    /** Returns the JDBC URL. */
    public String address() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Starts the server with the same data, at the same address as before. */
    public void startServer() {
        try {
            // Sets synchronous_commit, because otherwise a kill would lose the last commits.
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            port = server.getPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Kills all processes of the server with SIGKILL. */
    public void kill() {
        processes().forEach(ProcessHandle::destroyForcibly);
        try {
            server.close();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    /**
     * Sends a signal to all processes of the server: {@code STOP}, so that it accepts connections and never answers, or
     * {@code CONT}.
     */
    public void signal(String name) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes().map(process -> String.valueOf(process.pid())).forEach(command::add);
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Stream<ProcessHandle> processes() {
        try {
            long main = Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
            // The main process first, because it could start others.
            return ProcessHandle.of(main).stream()
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
