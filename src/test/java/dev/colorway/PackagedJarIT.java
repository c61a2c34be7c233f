// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as an operator runs it: its own process, its own H2 file. */
@Timeout(120)
class PackagedJarIT {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:([0-9]+)");

    @TempDir
    Path home;

    private Process process;
    private int port;
    private final StringBuilder log = new StringBuilder();

    /** Starts the service in the empty folder with these settings and waits until it listens. */
    private void start(Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-jar",
                Path.of(System.getProperty("colorway.jar")).toAbsolutePath().toString()).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "0"));
        builder.environment().putAll(settings);
        log.setLength(0);
        process = builder.start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                port = Integer.parseInt(listening.group(1));
                return;
            }
        }
        throw new AssertionError("it ended:\n" + log);
    }

    @AfterEach
    void end() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    private String get(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body().replace(":" + port, "");
    }

    @Test
    void keepsItsCatalogOverRestartsWithoutDoublingIt() throws IOException, InterruptedException {
        start(Map.of());
        String before = get("/sneakers") + get("/prices") + get("/silhouettes") + get("/collaborators");
        assertEquals(6, Api.json(get("/sneakers")).get("total").asInt());
        assertTrue(log.toString().contains("Loaded the built-in catalog"), log.toString());
        assertTrue(Files.exists(home.resolve("data/colorway.mv.db")));
        end();
        start(Map.of());
        assertEquals(before, get("/sneakers") + get("/prices") + get("/silhouettes") + get("/collaborators"));
        assertFalse(log.toString().contains("Loaded the built-in catalog"), log.toString());
        process.destroy();
        assertTrue(process.waitFor() >= 0);
        start(Map.of());
        assertEquals(before, get("/sneakers") + get("/prices") + get("/silhouettes") + get("/collaborators"));
    }

    @Test
    void doesNotBringBackWhatWasDeleted() throws IOException, InterruptedException, SQLException {
        start(Map.of());
        process.destroy();
        process.waitFor();
        try (Connection file = DriverManager.getConnection("jdbc:h2:file:" + home.resolve("data/colorway")); Statement statement = file.createStatement()) {
            for (String table : List.of("price", "sneaker_technology", "sneaker", "collaboration_collaborator", "collaboration", "collaborator",
                    "silhouette_award", "silhouette_technology", "silhouette_designer", "silhouette", "designer", "brand")) {
                statement.executeUpdate("delete from " + table);
            }
        }
        start(Map.of());
        assertEquals(0, Api.json(get("/sneakers")).get("total").asInt());
    }

    @Test
    void doesNotStartWithACurrencyThatIsNone() throws InterruptedException {
        AssertionError ended = assertThrows(AssertionError.class, () -> start(Map.of("COLORWAY_CURRENCY", "EURO")));
        assertTrue(ended.getMessage().contains("colorway.currency must be an ISO 4217 currency code"), ended.getMessage());
        assertTrue(process.waitFor() > 0);
    }

    @Test
    void doesNotStartWithAKeyThatIsNoneAndDoesNotRepeatIt() throws InterruptedException {
        AssertionError ended = assertThrows(AssertionError.class, () -> start(Map.of("COLORWAY_API_KEYS", Keys.SETTING + "," + Keys.WRITER)));
        assertTrue(ended.getMessage().contains("colorway.api-keys: element 2 of 2 is no name:salt:hash"), ended.getMessage());
        assertFalse(ended.getMessage().contains(Keys.WRITER.substring(6)) || ended.getMessage().contains(Keys.SETTING.substring(6)), ended.getMessage());
        assertTrue(process.waitFor() > 0);
    }

    @Test
    void doesNotStartWithAnOriginThatNoBrowserSends() {
        AssertionError ended = assertThrows(AssertionError.class, () -> start(Map.of("COLORWAY_HTTP_WRITE_ORIGINS", "https://shop.example/")));
        assertTrue(ended.getMessage().contains("colorway.http.write-origins must be origins"), ended.getMessage());
    }

    @Test
    void saysAtTheStartWhoCanWrite() throws IOException, InterruptedException {
        start(Map.of());
        assertTrue(log.toString().contains("Nobody can write. To allow it"), log.toString());
        end();
        start(Map.of("COLORWAY_API_KEYS", Keys.SETTING, "QUARKUS_OIDC_TENANT_ENABLED", "true", "QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:1"));
        assertTrue(log.toString().contains("Who can write: the API keys tests; bearer tokens of http://127.0.0.1:1."), log.toString());
        assertFalse(log.toString().contains(Keys.SETTING.substring(6)), log.toString());
        assertEquals(6, Api.json(get("/sneakers")).get("total").asInt());
    }

    @Test
    void startsEmptyInAFolderOfTheOperatorsChoiceWithACurrencyOfItsOwn() throws IOException, InterruptedException {
        start(Map.of("COLORWAY_DATA", home.resolve("elsewhere/deep").toString(), "COLORWAY_FIRST_CATALOG", "false", "COLORWAY_CURRENCY", "EUR"));
        JsonNode page = Api.json(get("/sneakers"));
        assertEquals(0, page.get("total").asInt());
        assertEquals("EUR", page.at("/query/currency").asText());
        assertTrue(Files.exists(home.resolve("elsewhere/deep/colorway.mv.db")));
        assertFalse(Files.exists(home.resolve("data")));
    }

    @Test
    void carriesItsContractAndUserInterface() throws IOException, InterruptedException {
        start(Map.of());
        assertEquals(Files.readString(Path.of("docs/openapi.yaml")), get("/q/openapi?format=yaml"));
        assertTrue(get("/q/swagger-ui/").contains("<title>Colorway</title>"));
        assertNotNull(Api.json(get("/")).get("swaggerUi"));
    }
}
