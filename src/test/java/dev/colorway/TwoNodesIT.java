// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Api;
import dev.colorway.testing.EventStream;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Packaged;
import dev.colorway.testing.PostgreSql;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two packaged services on one PostgreSQL. Polling for changes is effectively off (once an hour), so PostgreSQL must
 * notify a node about the changes of the other one.
 */
@Timeout(300)
class TwoNodesIT {

    @TempDir
    Path home;

    private Packaged one;
    private Packaged other;

    @AfterEach
    void end() throws InterruptedException {
        one.kill();
        other.kill();
    }

    @Test
    void aNodeShowsAndStreamsWritesOfTheOtherAtOnce() throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(PostgreSql.empty().variables());
        settings.putAll(Map.of("COLORWAY_API_KEYS", Keys.SETTING, "COLORWAY_CHANGES_LOOK_EVERY", "1H"));
        one = new Packaged(home);
        other = new Packaged(home);
        one.start(settings);
        other.start(settings);
        try (EventStream stream = EventStream.open(
                        other.to("/changes/stream").build().uri().toString(), null)
                .until(now -> now.signs() > 0)) {
            for (int number = 1; number <= 3; number++) {
                HttpResponse<String> written = one.send(one.to("/brands")
                        .header(Keys.HEADER, Keys.WRITER)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\": \"Brand " + number + "\"}")));
                assertEquals(201, written.statusCode());
                HttpResponse<String> read = other.send(other.to("/brands/brand-" + number));
                assertEquals(200, read.statusCode());
                assertEquals(
                        written.headers().firstValue("Catalog-Revision"),
                        read.headers().firstValue("Catalog-Revision"));
                int expected = number;
                stream.until(now -> now.events().size() == expected);
            }
            assertEquals(
                    Api.json(other.get("/changes?after=2")).get("items").size(),
                    stream.events().size());
        }
    }
}
