// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.EntryType;
import dev.colorway.http.body.DraftReader;
import dev.colorway.rows.RowFormat;
import dev.colorway.rows.RowReader;
import dev.colorway.transaction.Snapshot;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Loads the built-in catalog into an empty database at the first start. Records the load in the same transaction, so a
 * later start neither loads it again nor restores entries that were deleted on purpose.
 */
@ApplicationScoped
class BuiltInCatalog {

    private static final Logger LOG = Logger.getLogger(BuiltInCatalog.class);
    /** The name of the file. The record of the load has the same name. */
    private static final String NAME = "gel-kayano-14";

    @Inject
    CatalogExport catalog;

    @Inject
    DraftReader drafts;

    @ConfigProperty(name = "colorway.first-catalog")
    boolean enabled;

    /** Runs with the time limit of an import, so that a busy machine does not prevent the start. */
    void load(@Observes StartupEvent start) {
        QuarkusTransaction.requiringNew().timeout(Snapshot.seconds()).call(() -> {
            load();
            return null;
        });
    }

    private void load() throws IOException {
        if (enabled && !isLoaded() && isEmpty()) {
            ImportProgress progress = new ImportProgress(0, ImportRules.UNRECORDED, Clock.systemUTC());
            ImportRecorder recorder = new ImportRecorder(catalog.layout(), progress, 0);
            try (RowReader file = RowFormat.NDJSON.reader(
                    catalog.layout(),
                    BuiltInCatalog.class.getResourceAsStream("/catalog/" + NAME + ".ndjson"),
                    Integer.MAX_VALUE)) {
                if (new CatalogImport(catalog, drafts, progress, recorder).write(file) != ImportProgress.State.DONE) {
                    throw new IllegalStateException("Cannot import the built-in catalog: " + progress.faults());
                }
            }
            recordLoad();
            LOG.infof("Loaded the built-in catalog '%s': %d rows. It will not be loaded again.", NAME, progress.rows());
        }
    }

    private static boolean isLoaded() {
        return !Panache.getEntityManager()
                .createNativeQuery("select 1 from catalog_load")
                .getResultList()
                .isEmpty();
    }

    private boolean isEmpty() {
        return catalog.types().stream().allMatch(EntryType::isEmpty);
    }

    private static void recordLoad() {
        Panache.getEntityManager()
                .createNativeQuery("insert into catalog_load (name, loaded_at) values (:name, :loadedAt)")
                .setParameter("name", NAME)
                .setParameter("loadedAt", Instant.now())
                .executeUpdate();
    }
}
