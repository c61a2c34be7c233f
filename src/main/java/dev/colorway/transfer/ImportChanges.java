// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.rows.Export;
import dev.colorway.rows.RowLayout;
import dev.colorway.rows.RowShape;
import io.quarkus.hibernate.orm.panache.Panache;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored changes of existing entries and prices that an import made: the first ones, and all of them as a file. */
final class ImportChanges {

    private static final int PAGE = 500;

    /** The maximum count of changes in the view of a stored import. */
    private static final int MAX_LISTED = 1000;

    private ImportChanges() {}

    /** Returns the first changes of existing entries and prices, at most 1,000, in the order of the rows. */
    static List<ImportedChange> first(long id) {
        return Panache.getEntityManager()
                .createQuery(
                        "select c from ImportedChange c where c.importId = :id and c.before is not null order by "
                                + "c.position",
                        ImportedChange.class)
                .setParameter("id", id)
                .setMaxResults(MAX_LISTED)
                .getResultList();
    }

    /** A field that an import changed, as a row of a file. */
    record ChangedField(
            Integer line,
            String slug,
            String field,
            @Nullable String from,
            @Nullable String to) {}

    /** Exports all changes of existing entries and prices, one row for each field. */
    static Export export(long id, RowLayout layout) {
        List<Export.Part> parts = layout.resources().stream()
                .map(resource -> new Export.Part(
                        resource, RowShape.of(ChangedField.class), target -> write(id, resource, target)))
                .toList();
        return new Export("import-" + id + "-changes", parts, null);
    }

    private static void write(long id, String resource, Export.Target target) throws IOException {
        int position = 0;
        List<ImportedChange> page;
        do {
            page = Panache.getEntityManager()
                    .createQuery(
                            "select c from ImportedChange c where c.importId = :id and c.resource = :resource and "
                                    + "c.position > :after and c.before is not null order by c.position",
                            ImportedChange.class)
                    .setParameter("id", id)
                    .setParameter("resource", resource)
                    .setParameter("after", position)
                    .setMaxResults(PAGE)
                    .getResultList();
            for (ImportedChange change : page) {
                for (ImportChange.Field field : ImportChange.fields(change, false)) {
                    target.add(new ChangedField(
                            Math.toIntExact(change.requiredLine()),
                            change.requiredSlug(),
                            field.field(),
                            field.from(),
                            field.to()));
                }
                position = change.position;
            }
            Panache.getEntityManager().clear();
        } while (page.size() == PAGE);
    }
}
