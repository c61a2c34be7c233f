// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.EntryType;
import dev.colorway.http.problem.Fault;
import dev.colorway.price.PriceListing;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.ChangesSince;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the entries and prices of an import that others have changed or deleted since. An entry stores the revision of
 * its last write. A price stores no revision, so the stored changes since the import show which prices were changed. A
 * created entry or price that was deleted since is no conflict: the undo would delete it anyway.
 */
final class ImportConflicts {

    /** The maximum count of conflicts that are reported. */
    static final int MAX = 1000;

    private static final int BATCH = 500;
    private static final String ID = "id";
    private static final String RESOURCE = "resource";

    private final CatalogExport catalog;
    private final ImportRecord record;
    private final List<Fault> conflicts = new ArrayList<>();

    ImportConflicts(CatalogExport catalog, ImportRecord record) {
        this.catalog = catalog;
        this.record = record;
    }

    /** Returns the first {@value #MAX} conflicts; empty if there are none. */
    List<Fault> find() {
        catalog.types().forEach(this::ofEntries);
        ofPrices();
        return conflicts;
    }

    private void ofEntries(EntryType<?, ?> type) {
        String changed = "select distinct c.slug from ImportedChange c left join " + type.entity()
                + " e on e.id = c.firstId where c.importId = :id and c.resource = :resource and c.before is not null "
                + "and (e.id is null or e.revision <> :revision) order by c.slug";
        String created = "select e.slug from ImportedChange c join " + type.entity()
                + " e on e.id between c.firstId and c.lastId where c.importId = :id and c.resource = :resource and "
                + "c.before is null and e.revision <> :revision order by e.slug";
        Set<String> slugs = new HashSet<>();
        for (String hql : List.of(changed, created)) {
            Panache.getEntityManager()
                    .createQuery(hql, String.class)
                    .setParameter(ID, record.id)
                    .setParameter(RESOURCE, type.resource())
                    .setParameter("revision", record.revision)
                    .setMaxResults(MAX)
                    .getResultList()
                    .stream()
                    .filter(slugs::add)
                    .forEach(slug -> add("the " + type.displayName() + " '" + slug + "'"));
        }
    }

    private void add(String what) {
        if (conflicts.size() < MAX) {
            conflicts.add(Fault.at("", what + " was changed or deleted since"));
        }
    }

    private record Run(Long firstId, Long lastId) {}

    private void ofPrices() {
        List<ChangesSince.ChangedPrice> since = ChangesSince.ofPrices(record.revision);
        if (since.isEmpty()) {
            return;
        }
        List<Run> created = Panache.getEntityManager()
                .createQuery(
                        "select c.firstId, c.lastId from ImportedChange c where c.importId = :id and c.resource = "
                                + ":resource and c.before is null",
                        Run.class)
                .setParameter(ID, record.id)
                .setParameter(RESOURCE, PriceListing.RESOURCE)
                .getResultList();
        for (int from = 0; from < since.size(); from += BATCH) {
            List<ChangesSince.ChangedPrice> some = since.subList(from, Math.min(since.size(), from + BATCH));
            Set<Long> corrected = corrected(some);
            some.stream()
                    .filter(price -> corrected.contains(price.id())
                            || (price.change() == CatalogChange.Kind.CHANGED
                                    && created.stream()
                                            .anyMatch(run -> price.id() >= run.firstId && price.id() <= run.lastId)))
                    .forEach(price -> add("the price " + price.id() + " of the sneaker '" + price.sneaker() + "'"));
        }
    }

    /** Returns the ids of those prices that the import corrected. */
    private Set<Long> corrected(List<ChangesSince.ChangedPrice> prices) {
        return new HashSet<>(Panache.getSession()
                .createQuery(
                        "select c.firstId from ImportedChange c where c.importId = :id and c.resource = :resource and "
                                + "c.before is not null and c.firstId in :ids",
                        Long.class)
                .setParameter(ID, record.id)
                .setParameter(RESOURCE, PriceListing.RESOURCE)
                .setParameterList(
                        "ids",
                        prices.stream().map(ChangesSince.ChangedPrice::id).toList())
                .getResultList());
    }
}
