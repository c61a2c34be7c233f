// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.StyleCode;
import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.silhouette.DesignerRole;
import dev.colorway.size.ShoeSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogGeneratorTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final int SNEAKERS = 3_000;
    private static final int PRICES = 30_000;
    private static final List<JsonNode> ROWS = rows(new CatalogGenerator(SNEAKERS, PRICES, 1));

    @Test
    void writesTheSameBytesForTheSameSeedOnEveryMachine() throws IOException, NoSuchAlgorithmException {
        byte[] catalog = bytes(new CatalogGenerator(200, 2_000, 7));
        // Another digest means another catalog: earlier measurements are no longer comparable.
        assertEquals(
                "6630699b4579e310ee1ec27e86f5908ac4a026de72e69d516b2c4a6310662849",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(catalog)));
        assertNotEquals(
                new String(catalog, StandardCharsets.UTF_8),
                new String(bytes(new CatalogGenerator(200, 2_000, 8)), StandardCharsets.UTF_8));
    }

    @Test
    void writesAsManyRowsAsItSays() {
        for (int[] size : new int[][] {{1, 0}, {1, 100}, {7, 3}, {400, 40_000}}) {
            CatalogGenerator generator = new CatalogGenerator(size[0], size[1], 3);
            assertEquals(generator.rows(), rows(generator).size());
        }
        assertEquals(new CatalogGenerator(SNEAKERS, PRICES, 1).rows(), ROWS.size());
        assertEquals(SNEAKERS, of("sneakers").size());
        assertEquals(PRICES, of("prices").size());
        assertThrows(IllegalArgumentException.class, () -> new CatalogGenerator(0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new CatalogGenerator(1, 101, 1));
    }

    @Test
    void refersOnlyToRowsThatCameBefore() {
        Map<String, Set<String>> seen = new HashMap<>();
        Map<String, String> kinds = Map.of(
                "brand",
                "brands",
                "collaborators",
                "collaborators",
                "designers",
                "designers",
                "silhouette",
                "silhouettes",
                "predecessor",
                "silhouettes",
                "collaboration",
                "collaborations",
                "sneaker",
                "sneakers");
        for (JsonNode row : ROWS) {
            kinds.forEach((member, kind) -> {
                JsonNode value = row.path(member);
                for (JsonNode reference : value.isArray() ? value : List.of(value)) {
                    assertTrue(
                            value.isMissingNode()
                                    || seen.getOrDefault(kind, Set.of())
                                            .contains(reference.get("slug").textValue()),
                            row.toString());
                }
            });
            seen.computeIfAbsent(row.get("resource").textValue(), kind -> new HashSet<>())
                    .add(row.path("slug").asText());
        }
        assertEquals(
                Set.of("brands", "designers", "silhouettes", "collaborators", "collaborations", "sneakers", "prices"),
                seen.keySet());
    }

    @Test
    void keepsToTheFormsAndLimitsOfTheCatalog() {
        for (JsonNode row : ROWS) {
            assertEquals("resource", row.fieldNames().next());
            assertFalse(row.toString().contains("null"), row.toString());
            if (row.has("slug")) {
                assertTrue(row.get("slug").textValue().matches("(?=.{1,120}$)[a-z0-9]+(-[a-z0-9]+)*"), row.toString());
                assertTrue(row.get("name").textValue().length() <= 200, row.toString());
            }
            Stream.of("released", "retroReleased", "releaseDate")
                    .filter(row::has)
                    .forEach(date -> CalendarDate.fromString(row.get(date).textValue()));
        }
        for (JsonNode price : of("prices")) {
            CurrencyCode currency =
                    CurrencyCode.fromString(price.get("currency").textValue());
            BigDecimal amount = price.get("amount").decimalValue();
            assertTrue(amount.signum() > 0, price.toString());
            assertEquals(currency.digits(), amount.scale(), price.toString());
            PriceKind kind = PriceKind.valueOf(price.get("kind").textValue());
            if (price.has("size")) {
                assertEquals(
                        price.get("size").textValue(),
                        new ShoeSize(price.get("size").textValue()).text());
            } else {
                assertEquals(PriceKind.RETAIL, kind);
            }
            assertTrue(
                    Instant.parse(price.get("observedAt").textValue()).isBefore(Instant.parse("2026-01-01T00:00:00Z")),
                    price.toString());
            assertTrue(price.get("source").textValue().length() <= 200);
        }
    }

    @Test
    void repeatsNothingThatIsUnique() {
        for (String kind :
                List.of("brands", "designers", "silhouettes", "collaborators", "collaborations", "sneakers")) {
            assertDifferent(
                    of(kind).stream().map(row -> row.get("slug").textValue()).toList());
        }
        assertDifferent(of("sneakers").stream()
                .flatMap(row -> Stream.of(
                        row.get("slug").textValue(),
                        row.has("styleCode")
                                ? StyleCode.key(row.get("styleCode").textValue())
                                : "none " + row.get("slug")))
                .toList());
        assertDifferent(of("silhouettes").stream()
                .filter(row -> row.has("predecessor"))
                .map(row -> row.get("predecessor").toString())
                .toList());
        assertDifferent(of("prices").stream()
                .map(price -> List.of(
                        price.get("sneaker"),
                        price.path("size").asText(),
                        price.get("currency"),
                        price.get("kind"),
                        price.get("source"),
                        price.get("observedAt")))
                .toList());
        for (JsonNode row : ROWS) {
            for (String list : List.of("technologies", "extraTechnologies", "collaborators")) {
                List<String> names = new ArrayList<>();
                row.path(list)
                        .forEach(element -> names.add(element.path("name").asText()
                                + element.path("slug").asText()));
                assertDifferent(names);
            }
            List<JsonNode> credits = new ArrayList<>();
            row.path("designers").forEach(credit -> credits.add(credit));
            assertDifferent(credits);
            row.path("designers")
                    .forEach(credit -> DesignerRole.valueOf(credit.get("role").textValue()));
        }
    }

    @Test
    void isAsUnevenAsACatalogIs() {
        List<JsonNode> sneakers = of("sneakers");
        assertEquals(0.4, share(sneakers, "collaboration"), 0.05);
        assertEquals(0.9, share(sneakers, "styleCode"), 0.03);
        assertEquals(0.8, share(sneakers, "releaseDate"), 0.05);
        assertEquals(
                Set.of(4, 7, 10),
                sneakers.stream()
                        .filter(row -> row.has("releaseDate"))
                        .map(row -> row.get("releaseDate").textValue().length())
                        .collect(Collectors.toSet()));
        assertEquals(
                Set.of(1, 2, 3),
                of("collaborations").stream()
                        .map(row -> row.get("collaborators").size())
                        .collect(Collectors.toSet()));
        Map<String, Long> priced = of("prices").stream()
                .collect(Collectors.groupingBy(price -> price.get("sneaker").toString(), Collectors.counting()));
        assertTrue(priced.size() < 0.9 * SNEAKERS, () -> priced.size() + " sneakers have prices");
        assertTrue(priced.values().stream().anyMatch(count -> count > 500), "no sneaker has very many prices");
        assertEquals(
                Set.of("SGD", "USD", "EUR", "GBP", "JPY", "KWD"),
                of("prices").stream()
                        .map(price -> price.get("currency").textValue())
                        .collect(Collectors.toSet()));
    }

    @Test
    void compressesAFileWhoseNameSaysSo(@TempDir Path folder) throws IOException {
        CatalogGenerator generator = new CatalogGenerator(50, 500, 2);
        generator.write(folder.resolve("catalog.ndjson"));
        generator.write(folder.resolve("catalog.ndjson.gz"));
        try (InputStream file = new GZIPInputStream(Files.newInputStream(folder.resolve("catalog.ndjson.gz")))) {
            assertEquals(
                    Files.readString(folder.resolve("catalog.ndjson")),
                    new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<JsonNode> of(String resource) {
        return ROWS.stream()
                .filter(row -> row.get("resource").textValue().equals(resource))
                .toList();
    }

    private static double share(List<JsonNode> rows, String member) {
        return rows.stream().filter(row -> row.has(member)).count() / (double) rows.size();
    }

    private static void assertDifferent(List<?> values) {
        Set<Object> seen = new HashSet<>();
        assertEquals(
                List.of(), values.stream().filter(value -> !seen.add(value)).toList());
    }

    private static byte[] bytes(CatalogGenerator generator) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            generator.write(out, rows -> {});
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<JsonNode> rows(CatalogGenerator generator) {
        return new String(bytes(generator), StandardCharsets.UTF_8)
                .lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException notJson) {
                        throw new AssertionError(line, notJson);
                    }
                })
                .toList();
    }
}
