// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.CatalogGenerator;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Packaged;
import dev.colorway.testing.Tables;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as an operator runs it: in a separate process, with its own H2 file. */
@Timeout(300)
class PackagedJarIT {

    @TempDir
    Path home;

    private Packaged service;

    @BeforeEach
    void prepare() {
        service = new Packaged(home);
    }

    @AfterEach
    void end() throws InterruptedException {
        service.kill();
    }

    private void start(Map<String, String> settings) throws IOException {
        service.start(settings);
    }

    private String get(String address) throws IOException, InterruptedException {
        return service.get(address);
    }

    @Test
    void keepsItsCatalogOverRestartsWithoutDoublingIt() throws IOException, InterruptedException {
        start(Map.of());
        String before = get("/sneakers") + get("/prices") + get("/silhouettes") + get("/collaborators");
        assertEquals(6, Api.json(get("/sneakers")).get("total").asInt());
        assertTrue(service.log().contains("Loaded the built-in catalog"), service.log());
        assertTrue(Files.exists(home.resolve("data/colorway.mv.db")));
        // H2 writes this file when it cannot execute a statement.
        assertFalse(Files.exists(home.resolve("data/colorway.trace.db")));
        end();
        start(Map.of());
        assertEquals(before, get("/sneakers") + get("/prices") + get("/silhouettes") + get("/collaborators"));
        assertFalse(service.log().contains("Loaded the built-in catalog"), service.log());
    }

    @Test
    @Tag("thorough")
    void doesNotBringBackWhatWasDeleted() throws IOException, InterruptedException, SQLException {
        start(Map.of());
        service.stop();
        try (Connection file = DriverManager.getConnection("jdbc:h2:file:" + home.resolve("data/colorway"));
                Statement statement = file.createStatement()) {
            Tables.empty(file);
            // The start must not create a dropped index again, because a migration may have dropped it.
            statement.execute("drop index price_by_size");
        }
        // The search index does not know about changes made directly in the database.
        assertEnded(0, "Rebuilt the index: 0 entries\\.\\R", ".*", run("index", "--remake"));
        start(Map.of());
        assertEquals(0, Api.json(get("/sneakers")).get("total").asInt());
        service.stop();
        assertFalse(indexes().toString().contains("PRICE_BY_SIZE"));
    }

    /** The wrong value of the API keys contains a key in plain text instead of its hash. */
    @Test
    void doesNotStartWithAWrongSettingAndDoesNotRepeatASecret() throws IOException, InterruptedException {
        assertEnded(
                2,
                ".*",
                "colorway\\.api-keys: element 2 of 2 is not a name:salt:hash[^\\n]*\\R",
                service.run(Map.of("COLORWAY_API_KEYS", Keys.SETTING + "," + Keys.WRITER)));
        assertEnded(
                2,
                "",
                "colorway\\.currency must be an ISO 4217 currency code[^\\n]*, not 'EURO'\\R",
                service.run(Map.of("COLORWAY_CURRENCY", "EURO"), "export", "all.csv"));
        assertEnded(
                2,
                "",
                "colorway\\.http\\.cache-control must be directives of Cache-Control[^\\n]*, not 'max-age=1h'\\R",
                service.run(Map.of("COLORWAY_HTTP_CACHE_CONTROL", "max-age=1h"), "export", "all.csv"));
        assertEnded(
                2,
                "",
                "Picked up [^\\n]*\\RThere is no setting colorway\\.http\\.max-request; "
                        + "colorway\\.http\\.max-requests must be greater than 0\\R",
                service.run(
                        Map.of("COLORWAY_HTTP_MAX_REQUESTS", "0", "JAVA_TOOL_OPTIONS", "-Dcolorway.http.max-request=5"),
                        "export",
                        "all.csv"));
    }

    @Test
    void saysAtTheStartWhoCanWrite() throws IOException, InterruptedException {
        start(Map.of(
                "COLORWAY_API_KEYS",
                Keys.SETTING,
                "QUARKUS_OIDC_TENANT_ENABLED",
                "true",
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                "http://127.0.0.1:1"));
        assertTrue(
                service.log().contains("Write access: the API keys tests; bearer tokens of http://127.0.0.1:1."),
                service.log());
        assertFalse(service.log().contains(Keys.SETTING.substring(6)), service.log());
        assertEquals(6, Api.json(get("/sneakers")).get("total").asInt());
    }

    @Test
    void hasNoKeyOfDevModeWhateverItsSettings() throws IOException, InterruptedException {
        start(Map.of("QUARKUS_PROFILE", "dev", "JAVA_TOOL_OPTIONS", "-Ddev.colorway.development-key=" + Keys.WRITER));
        assertTrue(service.log().contains("This service is read-only: no API key is configured."), service.log());
        HttpResponse<String> answer = service.send(service.to("/brands")
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"Nike\"}")));
        assertEquals(401, answer.statusCode(), answer.body());
        assertFalse(service.log().contains("X-API-Key"), service.log());
    }

    @Test
    void startsEmptyInAFolderOfTheOperatorsChoiceWithACurrencyOfItsOwn() throws IOException, InterruptedException {
        start(Map.of(
                "COLORWAY_DATA",
                home.resolve("elsewhere/deep").toString(),
                "COLORWAY_FIRST_CATALOG",
                "false",
                "COLORWAY_CURRENCY",
                "EUR"));
        JsonNode page = Api.json(get("/sneakers"));
        assertEquals(0, page.get("total").asInt());
        assertEquals("EUR", page.at("/query/currency").asText());
        assertTrue(Files.exists(home.resolve("elsewhere/deep/colorway.mv.db")));
        assertFalse(Files.exists(home.resolve("data")));
    }

    @Test
    void carriesItsContractAndUserInterfaceAndNoKey() throws IOException, InterruptedException {
        start(Map.of());
        assertTrue(service.log().contains("This service is read-only: no API key is configured."), service.log());
        assertEquals(Files.readString(Path.of("docs/openapi.yaml")), get("/q/openapi?format=yaml"));
        assertTrue(get("/q/swagger-ui/").contains("<title>Colorway</title>"));
        assertNotNull(Api.json(get("/")).get("swaggerUi"));
    }

    private static final String SMALL = """
            {"resource":"brands","slug":"nike","name":"Nike"}
            {"resource":"silhouettes","slug":"dunk","name":"Dunk","brand":"nike"}
            {"resource":"sneakers","slug":"panda","name":"Panda","silhouette":"dunk"}
            {"resource":"prices","sneaker":"panda","amount":250.00,"currency":"SGD","kind":"ASK","size":"US9",\
            "observedAt":"2026-01-02T00:00:00Z","source":"shop"}
            """;

    private Packaged.Ended run(String... arguments) throws IOException, InterruptedException {
        return service.run(Map.of(), arguments);
    }

    private static void assertEnded(int code, String out, String err, Packaged.Ended ended) {
        assertEquals(code, ended.code(), ended.toString());
        assertTrue(ended.out().matches("(?s)" + out), ended.toString());
        assertTrue(ended.err().matches("(?s)" + err), ended.toString());
        assertFalse((ended.out() + ended.err()).contains(Keys.WRITER.substring(6)), ended.toString());
        assertFalse(ended.err().contains("\tat ") || ended.err().contains("Exception"), ended.toString());
    }

    @Test
    void makesAKeyThatLetsItsHolderWrite() throws IOException, InterruptedException {
        Packaged.Ended made = run("key", "a-partner");
        assertEquals(0, made.code(), made.toString());
        Matcher key = Pattern.compile("  (a-partner\\.\\S+)\\R").matcher(made.out());
        Matcher setting = Pattern.compile("  COLORWAY_API_KEYS=(\\S+)\\R").matcher(made.out());
        assertTrue(key.find() && setting.find(), made.out());
        assertFalse(Files.exists(home.resolve("data")), "the command creates no catalog");
        start(Map.of("COLORWAY_API_KEYS", setting.group(1)));
        assertEquals(
                201,
                service.send(service.to("/brands")
                                .header("X-API-Key", key.group(1))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"name\":\"Nike\"}")))
                        .statusCode());
        assertEquals(
                401,
                service.send(service.to("/brands")
                                .header("X-API-Key", key.group(1) + "x")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"name\":\"Puma\"}")))
                        .statusCode());
        assertEquals(2, run("key", "A Partner").code());
    }

    /** A progress bar goes back to the beginning of its line. Without a terminal, no command prints one. */
    private static final String NO_BAR = "[^\\r]*";

    @Test
    void importsAndExportsFilesOnTheCommandLineUnlessTheServiceRuns() throws IOException, InterruptedException {
        Files.writeString(home.resolve("small.ndjson"), SMALL);
        assertEnded(
                0,
                "4 rows, \\d+ a second\\. Imported: brands 1 created, 0 changed, 0 unchanged; .*",
                NO_BAR,
                run("import", "small.ndjson"));
        Files.writeString(home.resolve("more.ndjson"), "{\"resource\":\"brands\",\"slug\":\"more\",\"name\":\"M\"}");
        assertEnded(0, "1 rows, .*\\RThis is import 2\\. To undo it: undo 2\\R", NO_BAR, run("import", "more.ndjson"));
        assertEnded(0, "Undone: brands .* 1 deleted\\.\\R", NO_BAR, run("undo", "2"));
        assertEnded(0, "Exported 4 rows\\.\\R", NO_BAR, run("export", "all.ndjson"));
        start(Map.of());
        String catalog = service.send(service.to("/catalog")).body();
        assertEquals(
                catalog, Files.readString(home.resolve("all.ndjson")), "a command does not add the built-in catalog");
        assertEnded(2, "", "The catalog is in use: [^\\n]*\\R", run("import", "small.ndjson"));
        assertEquals(catalog, service.send(service.to("/catalog")).body());
    }

    private static final String COMPARED = "[1-9]\\d* entries compared, 0 differences\\.\\R";

    private int found(String q) throws IOException, InterruptedException {
        return Api.json(get("/sneakers?q=" + q)).get("total").asInt();
    }

    @Test
    @Tag("thorough")
    void keepsItsIndexEqualToTheCatalog() throws IOException, InterruptedException {
        Path catalog = home.resolve("data/colorway.mv.db");
        start(Map.of());
        assertEquals(1, found("jjjond"));
        service.stop();
        Files.copy(catalog, home.resolve("older"));
        assertEnded(0, COMPARED, ".*", run("index"));
        Files.writeString(home.resolve("small.ndjson"), SMALL);
        assertEnded(0, "4 rows, .*", ".*", run("import", "small.ndjson"));
        start(Map.of());
        assertEquals(1, found("panda"), "the index contains an import from the command line");
        service.kill();
        assertEnded(0, COMPARED, ".*", run("index"));
        Files.move(home.resolve("older"), catalog, StandardCopyOption.REPLACE_EXISTING);
        start(Map.of());
        assertEquals(0, found("panda"), "the index follows a restored older catalog");
        assertEquals(1, found("jjjond"));
        service.stop();
        assertEnded(0, "Rebuilt the index: [1-9]\\d* entries\\.\\R", ".*", run("index", "--remake"));
        assertEnded(0, COMPARED, ".*", run("index"));
    }

    /** The start command of the documentation takes classes of the service from the archive. */
    @Test
    void startsFromAnArchiveOfItsClasses() throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("colorway.jar")).toAbsolutePath();
        Process help = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:SharedArchiveFile=" + jar.resolveSibling("colorway.jsa"),
                        "-Xlog:class+load",
                        "-jar",
                        jar.toString(),
                        "help")
                .redirectErrorStream(true)
                .start();
        String loaded = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, help.waitFor());
        assertTrue(
                loaded.contains("dev.colorway.command.Colorway source: shared objects file (top)"),
                () -> loaded.lines()
                        .filter(line -> line.contains("dev.colorway"))
                        .findFirst()
                        .orElse(loaded));
    }

    /** Compares the software bill of materials with the libraries in the package. */
    @Test
    void hasABillOfItsLibraries() throws IOException {
        Path app = Path.of(System.getProperty("colorway.jar")).getParent();
        Set<String> bill = new HashSet<>();
        Api.json(Files.readString(app.resolveSibling("quarkus-run-cyclonedx.json")))
                .get("components")
                .forEach(component -> bill.add(component.path("group").asText() + "."
                        + component.get("name").asText() + "-"
                        + component.path("version").asText() + ".jar"));
        try (Stream<Path> libraries = Files.list(app.resolve("lib/main"))) {
            List<String> missing = libraries
                    .map(library -> library.getFileName().toString())
                    .filter(library -> !bill.contains(library))
                    .toList();
            assertEquals(List.of(), missing);
        }
    }

    @Test
    @Tag("thorough")
    void rebuildsItsIndexWhenTheFilesAreGone() throws IOException, InterruptedException {
        start(Map.of("COLORWAY_API_KEYS", Keys.SETTING));
        try (Stream<Path> files = Files.walk(home.resolve("data/index"))) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> assertTrue(file.toFile().delete()));
        }
        assertEquals(
                201,
                service.send(service.to("/sneakers")
                                .header(Keys.HEADER, Keys.WRITER)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"name\":\"Zeta\",\"silhouette\":\"gel-kayano-14\"}")))
                        .statusCode());
        assertEquals(1, found("zeta"));
        assertEquals(1, found("jjjond"));
        assertTrue(get("/q/health/ready").contains("UP"));
        service.stop();
        assertEnded(0, COMPARED, ".*", run("index"));
    }

    @Test
    @Tag("thorough")
    void findsWithoutAFolderForItsIndex() throws IOException, InterruptedException {
        Files.createDirectory(home.resolve("data"));
        Files.writeString(home.resolve("data/index"), "a file");
        start(Map.of());
        assertEquals(1, found("jjjond"));
        assertTrue(service.log().contains("COLORWAY_SEARCH_FOLDER"), service.log());
        assertEnded(2, "", "The catalog is in use: [^\\n]*\\R", run("index"));
    }

    /** In the quick lane, CommandTest checks the same inside the test process. */
    @Test
    @Tag("thorough")
    void saysWhyAFileCannotBeImported() throws IOException, InterruptedException {
        Files.writeString(home.resolve("bad.ndjson"), SMALL + "no json\n");
        assertEnded(
                1,
                "5 rows, \\d+ a second\\. 1 row cannot be imported, so nothing was imported\\.\\R",
                ".*bad\\.ndjson:5: is not JSON: wrong at character 1, 'no json'\\R",
                run("import", "bad.ndjson"));
    }

    private List<String> indexes() throws SQLException {
        List<String> indexes = new ArrayList<>();
        try (Connection file = DriverManager.getConnection("jdbc:h2:file:" + home.resolve("data/colorway"));
                Statement statement = file.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select i.table_name, i.index_name, i.index_type_name, c.column_name,
                        c.ordering_specification, c.null_ordering, c.is_unique
                        from information_schema.indexes i join information_schema.index_columns c
                        on c.index_name = i.index_name and c.table_name = i.table_name
                        where i.table_schema = 'PUBLIC' and i.index_name not like '%INDEX%'
                        order by i.table_name, i.index_name, c.ordinal_position""")) {
            while (rows.next()) {
                List<String> column = new ArrayList<>();
                for (int i = 1; i <= 7; i++) {
                    column.add(rows.getString(i));
                }
                indexes.add(
                        String.join(" ", column.stream().map(String::valueOf).toList()));
            }
        }
        return indexes;
    }

    /** H2 keeps unused pages for 45 s, so the file is small after about a minute. */
    @Test
    @Tag("thorough")
    @Timeout(900)
    void shrinksItsFileAfterALargeImportOverHttp() throws IOException, InterruptedException {
        Path file = home.resolve("data/colorway.mv.db");
        new CatalogGenerator(20_000, 100_000, 14).write(home.resolve("large.ndjson"));
        start(Map.of("COLORWAY_API_KEYS", Keys.SETTING));
        assertEquals(
                200,
                service.send(service.to("/imports")
                                .header(Keys.HEADER, Keys.WRITER)
                                .header("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.ofFile(home.resolve("large.ndjson"))))
                        .statusCode());
        long large = Files.size(file);
        String before = catalog();
        service.awaitLog("Compacted the catalog file");
        long small = Files.size(file);
        assertTrue(small < large / 2, () -> large + " became " + small);
        assertEquals(before, catalog());
        service.kill();
        start(Map.of());
        assertEquals(before, catalog());
    }

    private String catalog() throws IOException, InterruptedException {
        return service.send(service.to("/catalog")).body();
    }

    @Test
    @Tag("thorough")
    @Timeout(900)
    void hasAllIndexesAfterALargeImportAndNothingOfOneThatWasKilled()
            throws IOException, InterruptedException, SQLException {
        // Large enough that the import drops some indexes.
        CatalogGenerator generator = new CatalogGenerator(10_000, 50_000, 14);
        generator.write(home.resolve("large.ndjson"));
        start(Map.of());
        service.stop();
        List<String> indexes = indexes();
        assertTrue(indexes.stream().anyMatch(index -> index.startsWith("PRICE PRICE_BY_RANGE ")), indexes.toString());
        assertEnded(0, "Exported .*", ".*", run("export", "before.ndjson"));
        Process killed = service.startUntil(Map.of(), Pattern.compile("[1-9][0-9]* rows"), "import", "large.ndjson");
        killed.destroyForcibly().waitFor();
        assertTrue(indexes().size() < indexes.size(), "the kill happened while some indexes were dropped");
        assertEnded(0, "Exported .*", ".*", run("export", "after.ndjson"));
        assertEquals(Files.readString(home.resolve("before.ndjson")), Files.readString(home.resolve("after.ndjson")));
        assertEquals(indexes, indexes());
        assertEnded(0, generator.rows() + " rows, .*", ".*", run("import", "large.ndjson"));
        assertEquals(indexes, indexes());
    }
}
