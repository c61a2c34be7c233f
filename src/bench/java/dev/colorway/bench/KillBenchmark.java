// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.testing.Api;
import dev.colorway.testing.CatalogGenerator;
import dev.colorway.testing.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Kills the packaged service at random moments, starts it again, and checks that it serves, that it has everything that
 * it acknowledged, that an import is there completely or not at all, and that its index matches the catalog.
 */
public final class KillBenchmark {

    private static final int WRITES_BEFORE = 5;
    private static final int READY_SECONDS = 300;
    private static final int POLL_MILLIS = 100;
    private static final int BUILT_IN_SNEAKERS = 6;
    private static final long NEVER = Long.MAX_VALUE;

    private final AttackTarget target;
    private final KillMoment moment;
    private final int sneakers;
    private final int writeMillis;
    private final Path file;
    private final AcknowledgedBrands brands = new AcknowledgedBrands();
    private boolean isImported;
    private int starts;
    private int acknowledged;
    private int lost;
    private int halfImported;
    private int wrongIndexes;

    private KillBenchmark(AttackTarget target, KillMoment moment, Settings settings) throws IOException {
        this.target = target;
        this.moment = moment;
        writeMillis = 1000 * settings.number("seconds");
        sneakers = settings.number(moment == KillMoment.BULK ? "bulk" : "sneakers");
        file = target.home().resolve(moment + ".ndjson.gz");
        new CatalogGenerator(sneakers, 10 * sneakers, settings.number("seed")).write(file);
    }

    /** @param args the settings that docs/BENCHMARKS.md lists */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        Settings settings = AttackTarget.settings(
                args,
                "moments=writes,import,command,bulk,index,start,migration",
                "rounds=15",
                "sneakers=1000",
                "bulk=5000",
                "seconds=3",
                "seed=1");
        boolean isGood = true;
        try (AttackTarget target = new AttackTarget(settings)) {
            Random random = new Random(settings.number("seed"));
            for (String name : settings.text("moments").split(",")) {
                KillMoment moment = KillMoment.valueOf(name.toUpperCase(Locale.ROOT));
                isGood &= new KillBenchmark(target, moment, settings).kill(settings.number("rounds"), random);
            }
        }
        System.exit(isGood ? 0 : 1);
    }

    private boolean kill(int rounds, Random random) throws IOException, InterruptedException, SQLException {
        long longest = moment == KillMoment.WRITES || moment == KillMoment.DATABASE ? writeMillis : run(NEVER);
        for (int round = 1; round <= rounds; round++) {
            long millis = 1 + random.nextLong(longest);
            run(millis);
            try {
                check();
            } catch (IOException failed) {
                System.out.printf("%s, round %d, killed after %d ms: %s%n", moment, round, millis, failed.getMessage());
            }
        }
        System.out.printf(
                "%-9s %d kills within %.1f s, %d starts; %d writes acknowledged, %d lost; %d half-imported, %d wrong "
                        + "indexes%n",
                moment, rounds, longest / 1e3, starts, acknowledged, lost, halfImported, wrongIndexes);
        return starts == rounds && lost + halfImported + wrongIndexes == 0;
    }

    /**
     * Prepares a catalog, begins what is to be killed, and kills it.
     *
     * @param millis when to kill it; {@link #NEVER} to let it end
     * @return how long it ran, in milliseconds
     */
    private long run(long millis) throws IOException, InterruptedException, SQLException {
        target.empty();
        brands.clear();
        isImported = false;
        prepare();
        return switch (moment) {
            case WRITES, IMPORT -> runOverHttp(millis);
            case DATABASE -> runWithoutDatabase(millis);
            case START, MIGRATION -> runStart(millis);
            case COMMAND, BULK -> runCommand(millis, "import", file.toString());
            case INDEX -> runCommand(millis, "index", "--remake");
        };
    }

    private void prepare() throws IOException, InterruptedException, SQLException {
        switch (moment) {
            case START -> {
                // The first start finds nothing.
            }
            case MIGRATION -> createFirstVersion();
            case INDEX -> {
                target.run("import", file.toString());
                isImported = true;
            }
            default -> {
                JavaServer server = target.start();
                brands.begin(server, "before", WRITES_BEFORE);
                brands.join();
                server.stop();
            }
        }
    }

    /** Creates a catalog of the first version, with one brand. */
    private void createFirstVersion() throws SQLException {
        target.migrate("1");
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into brand (id, slug, name, name_key) values (1, 'old', 'Old', 'old')");
        }
        brands.add("old");
    }

    private long runOverHttp(long millis) throws IOException, InterruptedException {
        JavaServer server = target.start();
        long begin = System.nanoTime();
        CompletableFuture<Boolean> upload = new CompletableFuture<>();
        if (moment == KillMoment.IMPORT) {
            upload = upload(server);
        } else {
            brands.begin(server, "during", Integer.MAX_VALUE);
        }
        isImported =
                upload.completeOnTimeout(false, millis, TimeUnit.MILLISECONDS).join();
        long ran = millisSince(begin);
        server.process().destroyForcibly();
        server.process().onExit().join();
        brands.join();
        return ran;
    }

    /** Fails if the same process does not serve again after its database is back. */
    private long runWithoutDatabase(long millis) throws IOException, InterruptedException {
        JavaServer server = target.start();
        long begin = System.nanoTime();
        brands.begin(server, "during", Integer.MAX_VALUE);
        try {
            Thread.sleep(millis);
            target.ownDatabase().kill();
            target.ownDatabase().startServer();
            Requests.awaitOk(server.process(), address(server, "/q/health/ready"), READY_SECONDS);
            Requests.awaitOk(server.process(), address(server, "/sneakers?limit=1"), READY_SECONDS);
        } finally {
            server.stop();
            brands.join();
        }
        return millisSince(begin);
    }

    /** Returns whether the service acknowledged the import. */
    private CompletableFuture<Boolean> upload(JavaServer server) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address(server, "/imports")))
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofFile(file))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.discarding())
                .handle((answer, broken) -> broken == null && answer.statusCode() == Requests.OK);
    }

    private long runStart(long millis) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        if (millis == NEVER) {
            target.startBuiltIn().stop();
            return millisSince(begin);
        }
        Process start = target.begin();
        start.waitFor(millis, TimeUnit.MILLISECONDS);
        start.destroyForcibly().waitFor();
        return millisSince(begin);
    }

    private long runCommand(long millis, String... command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process running = target.begin(command);
        if (running.waitFor(millis, TimeUnit.MILLISECONDS) && running.exitValue() == 0) {
            isImported = true;
        }
        running.destroyForcibly().waitFor();
        return millisSince(begin);
    }

    private static long millisSince(long begin) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }

    private static String address(JavaServer server, String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    /**
     * Waits until lists of sneakers show the last write. After a large import on the command line, they show the state
     * before it while the index is built.
     */
    private static void awaitIndex(JavaServer server) throws IOException, InterruptedException {
        String newest = revision(server, "/brands?limit=1");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (!revision(server, "/sneakers?limit=1").equals(newest)) {
            if (System.nanoTime() > end) {
                throw new IOException("The index does not reach revision " + newest);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static String revision(JavaServer server, String path) throws IOException, InterruptedException {
        return Requests.get(address(server, path), Map.of())
                .headers()
                .firstValue("Catalog-Revision")
                .orElse("none");
    }

    /** @throws IOException if the service does not start, or does not serve */
    private void check() throws IOException, InterruptedException {
        boolean isBuiltIn = moment == KillMoment.START || moment == KillMoment.MIGRATION;
        JavaServer server = isBuiltIn ? target.startBuiltIn() : target.start();
        try {
            Requests.awaitOk(server.process(), address(server, "/q/health/ready"), READY_SECONDS);
            Requests.awaitOk(server.process(), address(server, "/sneakers?limit=1"), READY_SECONDS);
            awaitIndex(server);
            starts++;
            acknowledged += brands.count();
            Set<String> missing = brands.lost(server);
            if (!missing.isEmpty()) {
                lost += missing.size();
                System.out.println("lost: " + missing);
            }
            String page = new String(
                    Requests.get(address(server, "/sneakers?limit=1"), Map.of()).body(), StandardCharsets.UTF_8);
            int total = Api.json(page).get("total").asInt();
            // A catalog with entries does not get the built-in one.
            int expected =
                    moment == KillMoment.START ? BUILT_IN_SNEAKERS : moment == KillMoment.MIGRATION ? 0 : sneakers;
            if (total != expected && (total != 0 || isImported)) {
                halfImported++;
                System.out.println(total + " sneakers instead of " + expected + (isImported ? "" : " or none"));
            }
        } finally {
            server.stop();
        }
        try {
            target.run("index");
        } catch (IOException different) {
            wrongIndexes++;
            System.out.println(different.getMessage());
        }
    }
}
