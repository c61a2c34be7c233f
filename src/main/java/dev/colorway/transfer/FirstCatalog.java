// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.brand.Brand;
import dev.colorway.collaboration.Collaboration;
import dev.colorway.collaboration.Collaborator;
import dev.colorway.designer.Designer;
import dev.colorway.sneaker.Sneaker;
import dev.colorway.silhouette.Silhouette;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Fills an empty catalog at its first start with the built-in one. That it did so is remembered in the same transaction, so
 * a later start neither doubles it nor brings back what was deleted on purpose.
 */
@ApplicationScoped
class FirstCatalog {

    private static final Logger LOG = Logger.getLogger(FirstCatalog.class);
    private static final String FILE = "/catalog/gel-kayano-14.json";

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "colorway.first-catalog")
    boolean wanted;

    @Transactional
    void load(@Observes StartupEvent start) {
        if (wanted && !loadedBefore() && isEmpty()) {
            CatalogFile file = read();
            int sneakers = new CatalogFileLoader(file).persist();
            remember(file.name());
            LOG.infof("Loaded the built-in catalog '%s': %d sneakers. It will not be loaded again.", file.name(), sneakers);
        }
    }

    private static boolean loadedBefore() {
        return !Panache.getEntityManager().createNativeQuery("select 1 from catalog_load", Integer.class).getResultList().isEmpty();
    }

    private static boolean isEmpty() {
        return Brand.count() + Designer.count() + Collaborator.count() + Collaboration.count() + Silhouette.count() + Sneaker.count() == 0;
    }

    private static void remember(String name) {
        Panache.getEntityManager().createNativeQuery("insert into catalog_load (name, loaded_at) values (:name, :loadedAt)")
                .setParameter("name", name).setParameter("loadedAt", Instant.now()).executeUpdate();
    }

    private CatalogFile read() {
        try (InputStream file = FirstCatalog.class.getResourceAsStream(FILE)) {
            return json.readValue(file, CatalogFile.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the built-in catalog cannot be read", unreadable);
        }
    }
}
