// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.database.Database;
import dev.colorway.testing.CatalogGenerator;
import dev.colorway.testing.Keys;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The servers that {@link AnswerBenchmark} compares, all on this machine: the service with and without its memory, the
 * application of {@link NaiveService}, each on its own copy of one imported catalog, and nginx with the same responses
 * as files.
 */
final class AnswerServers {

    /** The title of nginx, with which all others are compared. */
    static final String NGINX = "nginx, files";

    private static final Set<AnswerMix> ALL = EnumSet.allOf(AnswerMix.class);
    /** Files cannot be written to over HTTP. */
    private static final Set<AnswerMix> OF_FILES = EnumSet.complementOf(EnumSet.of(AnswerMix.MANY_AND_WRITES));
    /** The naive application has no ETags and no writes. */
    private static final Set<AnswerMix> OF_NAIVE = EnumSet.of(
            AnswerMix.LIST, AnswerMix.ENTRY, AnswerMix.COMPRESSED, AnswerMix.RANGE, AnswerMix.FACETS, AnswerMix.MANY);
    /** The headers of the service that nginx sends, too. nginx has its own ETag, length and date. */
    private static final List<String> HEADERS =
            List.of("Cache-Control", "Catalog-Revision", "Vary", "X-Content-Type-Options");

    private static final String FIRST = "/sneakers?limit=1";
    private static final int INDEXING_TIMEOUT_SECONDS = 1_800;
    private static final int NGINX_START_TIMEOUT_SECONDS = 30;

    private final Path folder;
    private final Path jar;
    private final Path naiveJar;
    private final Database kind;
    private final CatalogGenerator generator;
    private final int seed;
    private final List<Contender> contenders = new ArrayList<>();
    /** Read by the thread that closes them at the end. */
    private final List<JavaServer> applications = new CopyOnWriteArrayList<>();

    private volatile CatalogCopies catalog;
    private volatile Nginx nginx;
    private AnswerQuestions questions;

    /** @param folder an empty folder for everything */
    AnswerServers(Path folder, Settings settings) {
        this.folder = folder;
        jar = settings.path("jar");
        naiveJar = settings.path("naive");
        kind = Database.valueOf(settings.text("database").toUpperCase(Locale.ROOT));
        generator = settings.catalog();
        seed = settings.number("seed");
    }

    /** Imports the catalog, copies it and starts all servers that can be started. */
    void start(List<AnswerMix> mixes) throws IOException, InterruptedException, SQLException {
        fill();
        Contender service = service("Colorway", "cached", Map.of());
        contenders.add(new Contender(
                "Colorway, no-cache",
                service.port(),
                service.process(),
                OF_FILES,
                Map.of("Cache-Control", "no-cache")));
        service("Colorway, cold", "uncached", Map.of("COLORWAY_ANSWERS_MAX_SIZE", "0"));
        serveFiles(service, mixes);
        startNaive();
    }

    private void fill() throws IOException, InterruptedException, SQLException {
        catalog = new CatalogCopies(folder, kind);
        Path file = folder.resolve("catalog.ndjson");
        generator.write(file);
        report("importing the catalog");
        Path home = catalog.home(CatalogCopies.ORIGINAL);
        JavaServer.run(jar, home, catalog.settings(CatalogCopies.ORIGINAL), List.of("import", file.toString()));
        catalog.analyze();
        report("choosing the questions");
        try (Connection connection = catalog.connect()) {
            questions = new AnswerQuestions(connection, seed);
        }
    }

    private Contender service(String title, String copy, Map<String, String> further)
            throws IOException, InterruptedException, SQLException {
        report("starting " + title);
        catalog.copy(copy);
        Map<String, String> settings = new HashMap<>(catalog.settings(copy));
        settings.put("COLORWAY_API_KEYS", Keys.SETTING);
        settings.putAll(further);
        JavaServer server = new JavaServer(jar, catalog.home(copy), settings);
        applications.add(server);
        Contender service = new Contender(title, server.port(), server.process(), ALL, Map.of());
        Requests.awaitOk(service.process(), service.base() + FIRST, INDEXING_TIMEOUT_SECONDS);
        contenders.add(service);
        return service;
    }

    private void serveFiles(Contender service, List<AnswerMix> mixes) throws IOException, InterruptedException {
        if (!Nginx.isInstalled()) {
            report("There is no nginx on the PATH, so it is not measured. Install it: apt-get install nginx-light");
            return;
        }
        report("starting " + NGINX);
        Path home = Files.createDirectories(folder.resolve("nginx"));
        List<AnswerMix> served = new ArrayList<>(mixes);
        served.retainAll(OF_FILES);
        served.add(AnswerMix.LIST);
        SavedAnswers files = new SavedAnswers(service.base(), home.resolve("www"));
        files.save(questions.addresses(served));
        files.saveCompressed(questions.address(AnswerMix.COMPRESSED));
        String hot = questions.address(AnswerMix.LIST);
        HttpResponse<byte[]> answer = Requests.get(service.base() + hot, Map.of());
        String contentType = answer.headers().firstValue("Content-Type").orElseThrow();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : HEADERS) {
            answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
        }
        int port = Ports.free();
        nginx = Nginx.ofFiles(home, port, contentType, headers);
        Contender server = new Contender(NGINX, port, nginx.process(), OF_FILES, Map.of());
        try {
            Requests.awaitOk(server.process(), server.base() + hot, NGINX_START_TIMEOUT_SECONDS);
        } catch (IOException silent) {
            throw new IOException("nginx does not serve the files:\n" + nginx.log(), silent);
        }
        contenders.add(server);
    }

    private void startNaive() throws IOException, InterruptedException, SQLException {
        if (!NaiveService.isBuilt(naiveJar)) {
            report(naiveJar + " is missing, so the naive application is not measured. Build it: "
                    + NaiveService.build(kind));
            return;
        }
        report("starting the naive application");
        catalog.copy("naive");
        try {
            JavaServer server = NaiveService.start(naiveJar, catalog, "naive");
            applications.add(server);
            contenders.add(new Contender("naive", server.port(), server.process(), OF_NAIVE, Map.of()));
        } catch (IOException silent) {
            report("The naive application is not measured. " + silent.getMessage());
            report("It must be built for this kind of database: " + NaiveService.build(kind));
        }
    }

    /** Returns the servers, in the order of the table. */
    List<Contender> contenders() {
        return Collections.unmodifiableList(contenders);
    }

    AnswerQuestions questions() {
        return questions;
    }

    private static void report(String line) {
        System.err.println(line);
    }

    /** Ends everything that was started. */
    void close() {
        if (nginx != null) {
            nginx.stop();
        }
        applications.forEach(JavaServer::stop);
        if (catalog != null) {
            try {
                catalog.close();
            } catch (IOException broken) {
                report("PostgreSQL did not end: " + broken);
            }
        }
    }
}
