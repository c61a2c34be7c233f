// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.OnBothDatabases;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sneakers of the built-in catalog that an update of the index reads again. */
@QuarkusTest
@OnBothDatabases
class AffectedSneakersTest {

    /** PostgreSQL accepts 65,535 parameters in one statement. */
    private static final int MANY = 70_000;

    @Inject
    SneakerDocuments documents;

    @Test
    void areFoundHoweverManyEntriesChanged() {
        List<String> changed = Stream.concat(
                        IntStream.range(0, MANY).mapToObj(i -> "no-such-silhouette-" + i), Stream.of("gel-kayano-14"))
                .toList();
        Set<String> affected = QuarkusTransaction.requiringNew()
                .call(() -> documents.affectedBy("silhouettes", changed, (field, values) -> Set.of()));
        assertEquals(6, affected.size(), affected.toString());
    }
}
