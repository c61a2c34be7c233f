// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The application in {@code src/bench/naive}: the usual way to write such a service, with one entity for each table and
 * a resource that converts entities to JSON. Its separate build decides which database it can use.
 */
final class NaiveService {

    /** The file that its build creates. */
    static final String JAR = "src/bench/naive/target/quarkus-app/quarkus-run.jar";

    private static final String BUILD = "./mvnw -f src/bench/naive package";
    private static final String ON_POSTGRESQL = " -Dquarkus.datasource.db-kind=postgresql";
    private static final int START_TIMEOUT_SECONDS = 60;

    private NaiveService() {}

    /** Returns the command that builds it for this kind of database. */
    static String build(Database kind) {
        return BUILD + (kind == Database.H2 ? "" : ON_POSTGRESQL);
    }

    /** Returns whether it is built, for any kind of database. */
    static boolean isBuilt(Path jar) {
        return Files.exists(jar);
    }

    /**
     * Starts it on a copy of the catalog.
     *
     * @throws IOException if it does not start, or does not answer because it is built for another kind of database
     */
    static JavaServer start(Path jar, CatalogCopies catalog, String copy) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>();
        if (catalog.kind() == Database.H2) {
            // Otherwise H2 would close the file, and lose its cache, when the pool closes idle connections.
            settings.put("QUARKUS_DATASOURCE_JDBC_URL", catalog.url(copy) + ";DB_CLOSE_DELAY=-1");
        } else {
            settings.put("QUARKUS_DATASOURCE_JDBC_URL", catalog.url(copy));
            settings.put("QUARKUS_DATASOURCE_USERNAME", catalog.user());
            settings.put("QUARKUS_DATASOURCE_PASSWORD", catalog.password());
        }
        JavaServer server = new JavaServer(jar, catalog.home(copy), settings);
        String address = "http://127.0.0.1:" + server.port() + "/sneakers?limit=1";
        try {
            Requests.awaitOk(server.process(), address, START_TIMEOUT_SECONDS);
            return server;
        } catch (IOException silent) {
            server.stop();
            throw silent;
        }
    }
}
