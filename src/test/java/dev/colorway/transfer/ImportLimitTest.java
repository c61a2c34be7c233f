// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.TightService;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service that accepts small files only. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(TightService.class)
class ImportLimitTest {

    private static final int MAX_SIZE = TightService.FILE_BYTES;
    private static final String ROW = "{\"resource\":\"brands\",\"slug\":\"small\",\"name\":\"Small\"}\n";

    @Test
    void refusesWhatIsTooLargePackedOrNotAndTakesTheLastByte() {
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
}
