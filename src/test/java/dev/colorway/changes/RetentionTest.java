// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.EventStream;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.TightService;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A catalog that stores few changes. */
@QuarkusTest
@OnBothDatabases
@TestProfile(TightService.class)
class RetentionTest {

    private static final int MAX_CHANGES = TightService.CHANGES;

    /** Creates an entry and returns the revision of the write. */
    private static long write() {
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to("/brands")
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        WrittenKind.BRANDS.minimal(unique("kept")).toString())));
        assertEquals(201, answer.statusCode(), () -> Transfers.text(answer));
        return answer.headers().firstValueAsLong("Catalog-Revision").orElseThrow();
    }

    /** Writes until the service deletes changes: at each hundredth write. */
    private static void writeUntilTheNextDeletion() {
        long revision = write();
        while (revision % 100 != 0) {
            revision = write();
        }
    }

    private static String rows(int number) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < number; i++) {
            rows.append("{\"resource\": \"brands\", \"slug\": \"")
                    .append(unique("row"))
                    .append("\", \"name\": \"Row\"}\n");
        }
        return rows.toString();
    }

    /** Returns the revision after which changes are stored, from the problem that a request for older changes gets. */
    private static long begin() {
        return Long.parseLong(Api.problem(410, "/changes?after=0")
                .at("/errors/0/detail")
                .asText()
                .replaceFirst(".*revision ([0-9]+).*", "$1"));
    }

    @Test
    void forgetsWholeWritesOnceThereAreTooMany() {
        Transfers.imported(Transfers.NDJSON, rows(30));
        writeUntilTheNextDeletion();
        long begin = begin();
        List<JsonNode> stored = Api.walk("/changes?limit=100");
        assertEquals(MAX_CHANGES, stored.size());
        assertEquals(begin + 1, stored.get(0).get("revision").asLong());
        assertEquals(stored, Api.walk("/changes?limit=7&after=" + begin));
        Api.problem(410, "/changes?after=" + (begin - 1));
        Api.problem(410, "/changes/stream?after=" + (begin - 1) + "-1");
        // A position inside the last removed write is gone, too.
        Api.problem(410, "/changes?after=" + begin + "-1");
        // Only complete writes are removed: a write that would be cut in two goes completely.
        Transfers.imported(Transfers.NDJSON, rows(MAX_CHANGES - 1));
        long largeWrite = Api.revision();
        writeUntilTheNextDeletion();
        assertTrue(begin() >= largeWrite);
        Api.problem(410, "/changes?after=" + largeWrite + "-3");
    }

    @Test
    void aTimeBeforeTheStoredChangesIsGone() {
        write();
        Transfers.imported(Transfers.NDJSON, rows(MAX_CHANGES + 1));
        assertEquals(List.of(), Api.walk("/changes"));
        String early = "/changes?since=2020-01-01";
        JsonNode problem = Api.problem(410, early);
        assertEquals("since", problem.at("/errors/0/parameter").asText());
        assertEquals(
                "is too early: only changes after revision " + Api.revision() + " are stored",
                problem.at("/errors/0/detail").asText());
        Api.problem(410, "/changes/stream?since=2020-01-01");
        write();
        String oldest = Api.get("/changes").at("/items/0/at").asText();
        assertEquals(
                "is too early: only changes after revision " + (Api.revision() - 1) + " are stored, from " + oldest
                        + " on",
                Api.problem(410, early).at("/errors/0/detail").asText());
        assertEquals(Api.walk("/changes"), Api.walk("/changes?since=" + oldest));
    }

    @Test
    void anImportLargerThanTheRetentionMovesTheFirstChange() {
        write();
        long before = Api.revision();
        try (EventStream stream = EventStream.open(Api.base() + "/changes/stream?after=" + before, null)) {
            Transfers.imported(Transfers.NDJSON, rows(MAX_CHANGES + 1));
            long after = Api.revision();
            assertEquals(before + 1, after);
            assertEquals(after, begin());
            assertEquals(List.of(), Api.walk("/changes"));
            Api.problem(410, "/changes?after=" + before);
            write();
            assertEquals(1, Api.walk("/changes?after=" + after).size());
            // The stream of a client that is too far behind ends; its reconnection gets the same 410.
            stream.until(EventStream::hasEnded);
            assertEquals(List.of(), stream.events());
        }
    }
}
