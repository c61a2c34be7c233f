// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.testing.CatalogGenerator;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Packaged;
import dev.colorway.testing.StoppablePostgreSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Several packaged services on one PostgreSQL behind one nginx, all on this machine, with a generated catalog. */
final class Cluster {

    static final int NODES = 3;
    private static final int SNEAKERS = 1000;

    private final StoppablePostgreSql database = new StoppablePostgreSql();
    private final Path folder;
    private final List<Packaged> nodes = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final List<String> sneakers = new ArrayList<>();
    private Map<String, String> settings;
    private int port;
    private Nginx nginx;

    /** @param folder an empty folder for everything except the database */
    Cluster(Path folder) {
        this.folder = folder;
    }

    /** Starts the database, imports the catalog, and starts the nodes and nginx. */
    void start() throws IOException, InterruptedException {
        database.start();
        settings = Map.of(
                "COLORWAY_DATABASE_URL",
                database.address(),
                "COLORWAY_DATABASE_USER",
                "postgres",
                "COLORWAY_DATABASE_PASSWORD",
                "postgres",
                "COLORWAY_FIRST_CATALOG",
                "false",
                "COLORWAY_API_KEYS",
                Keys.SETTING,
                "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING",
                "true");
        Path catalog = folder.resolve("catalog.ndjson");
        new CatalogGenerator(SNEAKERS, 10 * SNEAKERS, 1).write(catalog);
        try (Stream<String> rows = Files.lines(catalog)) {
            rows.filter(row -> row.startsWith("{\"resource\":\"sneakers\""))
                    .forEach(row -> sneakers.add(row.split("\"")[7]));
        }
        Packaged.Ended imported = new Packaged(folder).run(settings, "import", catalog.toString());
        if (imported.code() != 0) {
            throw new IllegalStateException(imported.toString());
        }
        for (int number = 0; number < NODES; number++) {
            ports.add(Ports.free());
            nodes.add(new Packaged(folder));
            start(number);
        }
        port = Ports.free();
        nginx = Nginx.inFrontOf(folder, port, ports);
    }

    /** Starts a node at its fixed port. */
    void start(int number) throws IOException {
        Map<String, String> own = new HashMap<>(settings);
        own.put("QUARKUS_HTTP_PORT", String.valueOf(ports.get(number)));
        nodes.get(number).start(own);
    }

    List<Packaged> nodes() {
        return nodes;
    }

    StoppablePostgreSql database() {
        return database;
    }

    /** Returns scheme, host and port of nginx. */
    String base() {
        return "http://127.0.0.1:" + port;
    }

    Load load(String name, int pauseMillis) {
        return new Load(name, base(), sneakers, pauseMillis);
    }

    /** Ends everything that was started. */
    void close() {
        if (nginx != null) {
            nginx.stop();
        }
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    }
}
