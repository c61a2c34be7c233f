// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.TightService;
import dev.colorway.testing.Transfers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A service that accepts small files only. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(TightService.class)
class ImportLimitTest {

    private static final int MAX_SIZE = TightService.FILE_BYTES;
    private static final String ROW = "{\"resource\":\"brands\",\"slug\":\"small\",\"name\":\"Small\"}\n";

    @Test
    void refusesFilesAboveTheLimitAndAcceptsOneAtTheLimit() {
        byte[] large = Transfers.bytes(ROW + " ".repeat(MAX_SIZE));
        byte[] packed = Transfers.packed(large);
        assertTrue(packed.length < MAX_SIZE / 100);
        long before = Api.revision();
        for (HttpRequest.Builder request : List.of(
                Transfers.toImport(NDJSON, packed),
                Transfers.toImport(NDJSON, large),
                Transfers.toImportInPieces(NDJSON, large),
                Transfers.toImportInPieces(NDJSON, packed))) {
            JsonNode problem = Transfers.refused(413, request);
            assertTrue(problem.get("type").asText().endsWith("/problems/content-too-large"), problem.toString());
        }
        Api.problem(404, "/brands/small");
        assertEquals(before, Api.revision());
        String largest = ROW + "\n".repeat(MAX_SIZE - Transfers.bytes(ROW).length);
        assertEquals(1, Transfers.imported(NDJSON, largest).get("rows").asInt());
    }

    private static HttpRequest.Builder request(String query, String file) {
        return Transfers.to("/imports?" + query)
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", NDJSON)
                .POST(BodyPublishers.ofString(file));
    }

    private static HttpRequest.Builder undo(JsonNode imported) {
        return Transfers.to("/imports/" + imported.get("id").asText() + "/undo")
                .header(Keys.HEADER, Keys.WRITER)
                .POST(BodyPublishers.noBody());
    }

    private static String brands(int count, String more) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"resource\":\"brands\",\"slug\":\"limited-" + i + "\",\"name\":\"L\"" + more + "}\n")
                .collect(Collectors.joining());
    }

    @Test
    void recordsNoMoreThanItsLimit() {
        String description = ",\"description\":\"" + "x".repeat(TightService.RECORD_SIZE / 4) + "\"";
        JsonNode created = Transfers.imported(NDJSON, brands(5, description));
        assertEquals("AVAILABLE", created.get("undo").asText(), "the record of a created entry needs no text");
        String changes = brands(5, description.replace("xx", "y"));
        JsonNode tried = Api.json(Transfers.text(Transfers.send(request("dryRun=true", changes))));
        assertEquals("NOT_RECORDED", tried.get("undo").asText());
        assertFalse(tried.has("allChanges"));
        long id = tried.get("id").asLong();
        assertEquals(0, QuarkusTransaction.requiringNew().call(() -> ImportedChange.count("importId", id)));
        JsonNode changed = Transfers.imported(NDJSON, changes);
        assertEquals(5, changed.at("/resources/brands/changed").asInt());
        assertEquals("TOO_LARGE", changed.get("undo").asText());
        assertFalse(changed.has("allChanges"));
        Transfers.refused(409, undo(changed));
        Transfers.refused(409, undo(created));
    }

    @Test
    void refusesAFileWhoseBadRowsExceedTheRecord() {
        String bad = "{\"resource\":\"brands\",\"slug\":\"Not A Slug\",\"name\":\"B\"}\n";
        int most = TightService.RECORD_SIZE / (bad.length() + 200);
        JsonNode imported = Api.json(Transfers.text(Transfers.send(request("onFault=skip", bad.repeat(most)))));
        assertEquals(most, imported.get("faultyRows").asInt(), imported.toString());
        JsonNode problem = Transfers.refused(
                422, request("onFault=skip", brands(1, ",\"links\":[]") + bad.repeat(TightService.RECORD_SIZE / 60)));
        assertTrue(
                problem.get("errors").toString().contains("more than " + TightService.RECORD_SIZE), problem.toString());
    }

    @Test
    void keepsARecordDuringImportsThatChangeNothing() {
        JsonNode first = Transfers.imported(NDJSON, ROW.replace("small", "tried"));
        for (int i = 0; i <= TightService.RECORDS; i++) {
            Transfers.imported(NDJSON, ROW.replace("small", "tried"));
            for (String file : List.of(ROW.replace("small", "try-" + i), "{\"resource\":\"brands\"}\n")) {
                JsonNode tried = Api.json(Transfers.text(Transfers.send(request("dryRun=true&onFault=skip", file))));
                assertEquals("NOT_RECORDED", tried.path("undo").asText(), tried.toString());
            }
        }
        assertEquals(200, Transfers.send(undo(first)).statusCode());
    }

    /** The service keeps only the last records of imports, and only while it has the changes since those imports. */
    @Test
    void forgetsOldImports() {
        JsonNode first = Transfers.imported(NDJSON, ROW.replace("small", "kept-0"));
        for (int i = 1; i <= TightService.RECORDS; i++) {
            assertEquals(
                    200,
                    Transfers.send(Transfers.to(Api.relative(first.get("url").asText()))
                                    .header(Keys.HEADER, Keys.WRITER))
                            .statusCode());
            Transfers.imported(NDJSON, ROW.replace("small", "kept-" + i));
        }
        Transfers.refused(404, undo(first));
        JsonNode second = Transfers.imported(NDJSON, ROW.replace("small", "kept"));
        JsonNode many =
                Transfers.imported(NDJSON, brands(TightService.CHANGES + 1, "").replace("limited", "many"));
        Transfers.refused(404, undo(second));
        assertEquals(
                TightService.CHANGES + 1,
                Api.json(Transfers.text(Transfers.send(undo(many))))
                        .at("/resources/brands/deleted")
                        .asInt());
    }
}
