// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the documentation with the service: its examples, settings and links. */
@QuarkusTest
@OnAnyDatabase
class ReadmeTest {

    private static final String README = "README.md";
    private static final String DESIGN = "docs/API-DESIGN.md";
    private static final String CONFIGURATION = "docs/CONFIGURATION.md";
    private static final List<String> PAGES = List.of(
            README,
            DESIGN,
            CONFIGURATION,
            "docs/ARCHITECTURE.md",
            "docs/BENCHMARKS.md",
            "docs/IMPORT.md",
            "docs/OPERATIONS.md",
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "SECURITY.md");

    private static final String SERVICE = "http://localhost:8080";
    private static final Pattern CURL_AND_ANSWER =
            Pattern.compile("```sh\\R(curl [^`]*?)\\R```\\R```json\\R(.*?)\\R```", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("-H '([^':]+): ([^']*)'");
    private static final Pattern ADDRESS = Pattern.compile("'" + SERVICE + "([^']*)'");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(#[^)]+)?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    /** A row of a table of settings: variable, default or none, meaning. */
    private static final Pattern SETTING =
            Pattern.compile("^\\| `([A-Z0-9_]+)` \\| (?:`([^`]+)`|none) \\| .+ \\|$", Pattern.MULTILINE);

    private static final Pattern VARIABLE = Pattern.compile("\\b(?:COLORWAY|QUARKUS)_[A-Z0-9_]*[A-Z0-9]\\b");
    /** Finds the prefix of an interface of settings. {@link #SETTING_OF_PREFIX} finds the names of its settings. */
    private static final Pattern SETTINGS = Pattern.compile("@ConfigMapping\\(prefix = \"(colorway\\.[a-z-]+)\"\\)");

    private static final Pattern SETTING_OF_PREFIX = Pattern.compile("(?m)^    [a-zA-Z<>]+ ([a-zA-Z0-9]+)\\(\\);$");
    private static final Pattern SETTING_IN_CODE = Pattern.compile("\"(colorway\\.[a-z0-9.-]+)\"");

    /** Defaults of Quarkus for settings that application.properties does not have; empty for none. */
    private static final Map<String, String> QUARKUS_DEFAULTS = Map.of(
            "QUARKUS_HTTP_HOST", "0.0.0.0",
            "QUARKUS_HTTP_PORT", "8080",
            "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "",
            "QUARKUS_HTTP_PROXY_ALLOW_FORWARDED", "false",
            "QUARKUS_OIDC_AUTH_SERVER_URL", "",
            "QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH", "");

    private static String text(String page) throws IOException {
        return Files.readString(Path.of(page));
    }

    @Test
    void showsRealAnswersToItsCurls() throws IOException {
        assertEquals(2, compareAnswers(README));
        assertEquals(1, compareAnswers(DESIGN));
    }

    /**
     * Sends each curl command of a page that shows the response below it, and compares the responses. Returns how many
     * commands it sent.
     */
    private static int compareAnswers(String page) throws IOException {
        List<MatchResult> shown = CURL_AND_ANSWER.matcher(text(page)).results().toList();
        for (MatchResult example : shown) {
            RequestSpecification request = given().urlEncodingEnabled(false);
            HEADER.matcher(example.group(1))
                    .results()
                    .forEach(header -> request.header(header.group(1), header.group(2)));
            Matcher address = ADDRESS.matcher(example.group(1));
            assertTrue(address.find(), example.group(1));
            String answer = request.get(address.group(1)).asString().replace(Api.base(), SERVICE);
            assertEquals(
                    Api.json(Api.timeless(Api.json(example.group(2)).toString())),
                    Api.json(Api.timeless(answer)),
                    example.group(1));
        }
        return shown.size();
    }

    @Test
    void beginsWithTheTwoCommands() throws IOException {
        String readme = text(README);
        assertTrue(readme.indexOf("./mvnw quarkus:dev") > 0 && readme.indexOf("./mvnw quarkus:dev") < 400);
        assertTrue(readme.indexOf("./mvnw verify") > 0 && readme.indexOf("./mvnw verify") < 500);
    }

    @Test
    void listsEverySettingOfColorwayWithItsDefault() throws IOException {
        assertEquals(ofColorway(configured()), ofColorway(listed()));
    }

    @Test
    void listsEverySettingThatTheCodeReads() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String code = Files.readString(file);
                Matcher prefix = SETTINGS.matcher(code);
                if (prefix.find()) {
                    SETTING_OF_PREFIX
                            .matcher(code)
                            .results()
                            .forEach(setting -> read.add(variable(prefix.group(1) + kebab(setting.group(1)))));
                } else {
                    SETTING_IN_CODE.matcher(code).results().forEach(setting -> read.add(variable(setting.group(1))));
                }
            }
        }
        assertFalse(read.isEmpty());
        read.removeAll(listed().keySet());
        assertEquals(Set.of(), read, "not in " + CONFIGURATION);
    }

    @Test
    void listsOnlySettingsThatExistWithTheirDefaults() throws IOException {
        Map<String, String> defaults = new HashMap<>(QUARKUS_DEFAULTS);
        defaults.putAll(configured());
        Map<String, String> listed = listed();
        listed.forEach((variable, value) -> assertEquals(defaults.get(variable), value, variable));
        assertTrue(listed.keySet().containsAll(QUARKUS_DEFAULTS.keySet()));
    }

    @Test
    void namesOnlyListedSettings() throws IOException {
        Set<String> listed = listed().keySet();
        for (String page : PAGES) {
            VARIABLE.matcher(text(page))
                    .results()
                    .map(MatchResult::group)
                    .forEach(variable -> assertTrue(listed.contains(variable), page + ": " + variable));
        }
    }

    /** The defaults in docs/CONFIGURATION.md by variable; empty for none. A variable that is listed twice fails. */
    private static Map<String, String> listed() throws IOException {
        return SETTING.matcher(text(CONFIGURATION))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> Objects.requireNonNullElse(row.group(2), "")));
    }

    /** The defaults in application.properties by variable, without those of a profile. */
    private static Map<String, String> configured() throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        return properties.stringPropertyNames().stream()
                .filter(name -> !name.startsWith("%"))
                .collect(Collectors.toMap(ReadmeTest::variable, properties::getProperty));
    }

    private static Map<String, String> ofColorway(Map<String, String> settings) {
        Map<String, String> selected = new TreeMap<>(settings);
        selected.keySet().removeIf(variable -> !variable.startsWith("COLORWAY_"));
        return selected;
    }

    /** {@code .max-Size} for {@code maxSize}; {@link #variable} makes it upper case. */
    private static String kebab(String method) {
        return "." + method.replaceAll("([A-Z])", "-$1");
    }

    /** COLORWAY_HTTP_TIME_LIMIT for colorway.http.time-limit. */
    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    @Test
    void linksToWhatIsThere() throws IOException {
        for (String page : PAGES) {
            for (MatchResult link : LINK.matcher(text(page)).results().toList()) {
                Path file =
                        link.group(1).isEmpty() ? Path.of(page) : Path.of(page).resolveSibling(link.group(1));
                assertTrue(Files.exists(file), page + ": " + link.group());
                assertTrue(
                        link.group(2) == null || anchors(Files.readString(file)).contains(link.group(2)),
                        page + ": " + link.group());
            }
        }
        Pattern.compile("<" + SERVICE + "([^>]*)>")
                .matcher(text(README))
                .results()
                .map(link -> link.group(1))
                .forEach(address -> assertEquals(200, Api.ask(address).statusCode(), address));
    }

    /** The anchors of the headings of a page, as GitHub builds them. */
    private static Set<String> anchors(String text) {
        return HEADING.matcher(text)
                .results()
                .map(heading -> "#"
                        + heading.group(1)
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9 _-]", "")
                                .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
