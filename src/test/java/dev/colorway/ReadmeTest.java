// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** That the README tells the truth: its curls are asked and its answers compared. */
@QuarkusTest
@OnAnyDatabase
class ReadmeTest {

    private static final String SERVICE = "http://localhost:8080";
    private static final Pattern CURL_AND_ANSWER =
            Pattern.compile("```sh\\R(curl [^`]*?)\\R```\\R```json\\R(.*?)\\R```", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("-H '([^:']+): ([^']*)'");
    private static final Pattern ADDRESS = Pattern.compile("'" + SERVICE + "([^']*)'");
    private static final Pattern SETTING = Pattern.compile("\\| `(COLORWAY_[A-Z_]+)` \\|.*\\| `([^`]*)` \\|");

    private final String readme = Files.readString(Path.of("README.md"));

    ReadmeTest() throws IOException {}

    @Test
    void showsRealAnswersToItsCurls() {
        List<MatchResult> shown = CURL_AND_ANSWER.matcher(readme).results().toList();
        assertEquals(3, shown.size());
        for (MatchResult example : shown) {
            RequestSpecification request = given().urlEncodingEnabled(false);
            HEADER.matcher(example.group(1))
                    .results()
                    .forEach(header -> request.header(header.group(1), header.group(2)));
            Matcher address = ADDRESS.matcher(example.group(1));
            assertTrue(address.find(), example.group(1));
            String answer = request.get(address.group(1)).asString().replace(Api.base(), SERVICE);
            assertEquals(Api.json(example.group(2)), Api.json(answer), example.group(1));
        }
    }

    @Test
    void beginsWithTheTwoCommands() {
        assertTrue(readme.indexOf("./mvnw quarkus:dev") > 0 && readme.indexOf("./mvnw quarkus:dev") < 400);
        assertTrue(readme.indexOf("./mvnw verify") > 0 && readme.indexOf("./mvnw verify") < 500);
    }

    @Test
    void tellsTheDefaultsOfItsSettings() {
        List<String> names = List.of(
                "COLORWAY_DATA",
                "COLORWAY_CURRENCY",
                "COLORWAY_FIRST_CATALOG",
                "COLORWAY_DATABASE_START_TIMEOUT",
                "COLORWAY_HTTP_CACHE_CONTROL",
                "COLORWAY_HTTP_MAX_JSON_SIZE",
                "COLORWAY_TRANSFER_MAX_SIZE",
                "COLORWAY_TRANSFER_TIME_LIMIT",
                "COLORWAY_HTTP_TIME_LIMIT",
                "COLORWAY_HTTP_MAX_CONNECTIONS",
                "COLORWAY_HTTP_MAX_REQUESTS",
                "COLORWAY_HTTP_MAX_BODY_MEMORY",
                "COLORWAY_HTTP_IDLE_LIMIT",
                "COLORWAY_TRANSFER_MAX_EXPORTS",
                "COLORWAY_TRANSFER_MAX_EXPORTS_PER_CALLER",
                "COLORWAY_TRANSFER_LEAST_RATE",
                "COLORWAY_TRANSFER_STALL_LIMIT",
                "COLORWAY_CHANGES_MAX_STREAMS",
                "COLORWAY_CHANGES_MAX_STREAMS_PER_CALLER",
                "COLORWAY_CHANGES_HEARTBEAT",
                "COLORWAY_CHANGES_STALL_LIMIT",
                "COLORWAY_CHANGES_LOOK_EVERY");
        List<MatchResult> settings = SETTING.matcher(readme).results().toList();
        assertEquals(names.size(), settings.size());
        assertEquals(
                new HashSet<>(names),
                settings.stream().map(setting -> setting.group(1)).collect(Collectors.toSet()));
        settings.forEach(setting -> assertEquals(
                ConfigProvider.getConfig().getValue(property(setting.group(1)), String.class),
                setting.group(2),
                setting.group(1)));
    }

    @Test
    void tellsHowManyChangesAreKept() {
        assertTrue(readme.contains(
                "`COLORWAY_CHANGES_KEEP_AT_MOST`, `COLORWAY_CHANGES_KEEP_FOR` | how many changes are kept for "
                        + "those who follow them, and for how long | `"
                        + ConfigProvider.getConfig().getValue("colorway.changes.keep-at-most", String.class) + "`, `"
                        + ConfigProvider.getConfig().getValue("colorway.changes.keep-for", String.class) + "` |"));
    }

    @Test
    void namesTheThreeSettingsOfPostgreSql() {
        List.of("COLORWAY_DATABASE_URL", "COLORWAY_DATABASE_USER", "COLORWAY_DATABASE_PASSWORD")
                .forEach(variable -> assertTrue(
                        Pattern.compile("\\|[^|]*`" + variable + "`[^|]*\\|.*\\| none \\|")
                                .matcher(readme)
                                .find(),
                        variable));
    }

    /** COLORWAY_HTTP_TIME_LIMIT is colorway.http.time-limit: what begins with one of these is in a group. */
    private static String property(String variable) {
        String name = variable.toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("-", ".");
        return name.replaceFirst("^colorway\\.(http|transfer|changes|database)-", "colorway.$1.");
    }

    @Test
    void linksToWhatIsThere() {
        Pattern.compile("\\]\\(([^)#:]+)\\)")
                .matcher(readme)
                .results()
                .map(link -> link.group(1))
                .forEach(file -> assertTrue(Files.exists(Path.of(file)), file));
        Pattern.compile("<" + SERVICE + "([^>]*)>")
                .matcher(readme)
                .results()
                .map(link -> link.group(1))
                .forEach(address -> assertEquals(200, Api.ask(address).statusCode(), address));
    }
}
