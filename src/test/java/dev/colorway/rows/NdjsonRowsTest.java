// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import static dev.colorway.rows.RowFormat.NDJSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdjsonRowsTest {

    @Test
    void writesOneObjectPerLineWithoutNulls() {
        assertEquals(
                """
                {"resource":"brands","slug":"asics","name":"ASICS"}
                {"resource":"collaborations","slug":"kiko-x-asics","name":"Kiko Kostadinov x ASICS",\
                "brand":{"slug":"asics"},"collaborators":[{"slug":"kiko-kostadinov"},{"slug":"ub1-s"}]}
                {"resource":"silhouettes","slug":"gel-kayano-14","name":"GEL-Kayano 14","brand":{"slug":"asics"},\
                "released":"2008","retroReleased":"2020-01",\
                "designers":[{"slug":"kayano","role":"NAMESAKE"}],"technologies":[{"name":"GEL","position":"heel"}],\
                "awards":[{"name":"Best \\"Retro\\"","year":2022}],"note":""}
                {"resource":"prices","sneaker":{"slug":"silver-black"},"amount":220.00,"currency":"SGD",\
                "kind":"ASK","size":"US9.5","observedAt":"2026-11-23T08:00:00Z","source":"a shop"}
                """,
                Drafts.written(
                        NDJSON,
                        List.of(),
                        "brands",
                        Drafts.ASICS,
                        "collaborations",
                        Drafts.UB1_S,
                        "silhouettes",
                        Drafts.KAYANO,
                        "prices",
                        Drafts.ASK));
    }

    @Test
    void leavesOutEmptyLists() {
        assertEquals(
                "{\"resource\":\"collaborations\",\"slug\":\"a\"}\n",
                Drafts.written(
                        NDJSON, List.of(), "collaborations", new Drafts.Collaboration("a", null, null, List.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "220.00, 220.00",
        "0.1, 0.1",
        "1E+3, 1000",
        "123456789012345678901234567890.123, 123456789012345678901234567890.123",
        "100, 100"
    })
    void writesAndReadsAmountsWithTheirDigits(String amount, String written) {
        String row = Drafts.written(
                NDJSON,
                List.of(),
                "prices",
                new Drafts.Price(null, new BigDecimal(amount), null, null, null, Instant.EPOCH, null));
        assertEquals(
                "{\"resource\":\"prices\",\"amount\":" + written + ",\"observedAt\":\"1970-01-01T00:00:00Z\"}\n", row);
        assertEquals(
                new BigDecimal(written),
                Drafts.read(NDJSON, row).get(0).members().get("amount").decimalValue());
    }

    @Test
    void refusesToWriteWhatIsNoResource() {
        assertThrows(IllegalArgumentException.class, () -> Drafts.written(NDJSON, List.of(), "brand", Drafts.ASICS));
    }

    @Test
    void readsAwkwardTextsBack() {
        for (Drafts.Collaborator draft : AwkwardText.collaborators(500)) {
            Row row = Drafts.read(NDJSON, Drafts.written(NDJSON, List.of(), "collaborators", draft))
                    .get(0);
            assertEquals("collaborators", row.resource());
            assertEquals(draft, AwkwardText.collaborator(row));
        }
    }

    @Test
    void readsRowsWithTheirLinesPastBlankOnes() {
        List<Row> rows = Drafts.read(
                NDJSON,
                "\uFEFF\n{\"resource\":\"brands\",\"slug\":\"a\"}\r\n "
                        + "\t\r\n\r\n{\"slug\":\"b\",\"resource\":\"brands\"}");
        assertEquals(List.of(2L, 5L), rows.stream().map(Row::line).toList());
        assertEquals(
                List.of("{\"slug\":\"a\"}", "{\"slug\":\"b\"}"),
                rows.stream().map(row -> row.members().toString()).toList());
        assertTrue(rows.stream().allMatch(Row::isValid));
        assertTrue(Drafts.read(NDJSON, "").isEmpty());
        assertTrue(Drafts.read(NDJSON, "\uFEFF").isEmpty());
    }

    @Test
    void keepsWhatItDoesNotKnowForALaterCheck() {
        assertEquals(
                "{\"colour\":\"red\",\"amount\":\"12\"}",
                Drafts.read(NDJSON, "{\"resource\":\"prices\",\"colour\":\"red\",\"amount\":\"12\"}")
                        .get(0)
                        .members()
                        .toString());
    }

    @Test
    void reportsEveryFaultWithItsLineAndGoesOn() {
        List<Row> rows = Drafts.read(
                NDJSON,
                "{\"resource\":\"brands\",}\n{\"resource\":\"brands\",\"slug\":\"a\"}\n[1]\n{\"resource\":\"brands\"");
        assertEquals(
                List.of(false, true, false, false),
                rows.stream().map(Row::isValid).toList());
        assertEquals(List.of(1L, 2L, 3L, 4L), rows.stream().map(Row::line).toList());
    }

    @Test
    void reportsWhatIsWrong() {
        assertEquals(List.of("1 null: is not JSON: wrong at character 22, '}'"), faults("{\"resource\":\"brands\",}"));
        assertEquals(List.of("1 null: is not JSON: wrong at character 1, 'nul'"), faults("nul"));
        assertEquals(
                List.of("1 null: is not JSON: it ends too early, after character 20"),
                faults("{\"resource\":\"brands\""));
        assertEquals(
                List.of("1 null: must be a JSON object, such as {\"resource\": \"brands\", \u2026}"), faults("[1]"));
        assertEquals(
                List.of("1 null: must be a JSON object, such as {\"resource\": \"brands\", \u2026}"), faults("null"));
        assertEquals(
                List.of("1 null: has more than one JSON value"),
                faults("{\"resource\":\"brands\"} {\"resource\":\"brands\"}"));
        assertEquals(
                List.of("1 null: is nested too deeply, or has a number of too many digits"),
                faults("{\"a\":" + "[".repeat(40)));
        assertEquals(List.of("1 /slug: is given twice"), faults("{\"slug\":1,\"slug\":2}"));
        assertEquals(
                List.of("1 /designers/0/slug: is given twice"), faults("{\"designers\":[{\"slug\":1,\"slug\":2}]}"));
        assertEquals(
                List.of("1 /resource: 'brand' is unknown: did you mean 'brands'?"), faults("{\"resource\":\"brand\"}"));
        assertEquals(List.of("1 /resource: must be a string"), faults("{\"resource\":7}"));
        String all = "must be one of brands, designers, silhouettes, collaborators, collaborations, sneakers, prices";
        assertEquals(List.of("1 /resource: is missing: " + all), faults("{\"slug\":\"asics\"}"));
        assertEquals(List.of("1 /resource: is missing: " + all), faults("{\"resource\":null}"));
        assertEquals(
                List.of("1 /resource: '" + "x".repeat(40) + "\u2026' is unknown: " + all),
                faults("{\"resource\":\"" + "x".repeat(1000) + "\"}"));
    }

    @Test
    void messagesDoNotMentionTheParser() {
        for (String row : List.of(
                "{\"a\":NaN}", "{\"a\":01}", "{\"a\":\"\t\"}", "{'a':1}", "{\"a\"", "{\"a\":[1}", "{\"a\":\"\\x\"}")) {
            String fault = faults(row).get(0);
            assertFalse(fault.contains("Feature") || fault.contains("Source") || fault.contains("jackson"), fault);
        }
    }

    private static List<String> faults(String text) {
        return Drafts.faults(NDJSON, text);
    }
}
