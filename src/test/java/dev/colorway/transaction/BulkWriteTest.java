// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.OnPostgreSql;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPostgreSql
@TestProfile(WritableCatalog.Profile.class)
class BulkWriteTest {

    @Inject
    EntityManager entities;

    private Object planCacheMode() {
        return entities.createNativeQuery("show plan_cache_mode").getSingleResult();
    }

    /** A plan for all executions would stay the one for the empty tables at the beginning of an import. */
    @Test
    void plansEachExecutionAndOnlyItsOwn() {
        List<Object> modes = new ArrayList<>();
        BulkWrite.run(() -> modes.add(planCacheMode()));
        QuarkusTransaction.requiringNew().run(() -> modes.add(planCacheMode()));
        assertEquals(List.of("force_custom_plan", "auto"), modes);
    }
}
