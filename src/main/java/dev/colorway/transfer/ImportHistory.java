// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.http.BaseUri;
import dev.colorway.revision.ChangesSince;
import dev.colorway.rows.Export;
import dev.colorway.rows.RowShape;
import dev.colorway.settings.TransferSettings;
import dev.colorway.transfer.ImportRecord.Undo;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The stored records of imports. A record stays as long as the changes since its import, which an undo needs, and is
 * one of the last ones. Imports delete the others when they end.
 */
@Singleton
class ImportHistory {

    private static final int PAGE = 500;
    private static final String IMPORTS = "imports";
    private static final String ID = "id";

    /** The changes that the response to an import lists itself. */
    private static final int MAX_LISTED = 1000;

    @Inject
    TransferSettings settings;

    @Inject
    CatalogExport catalog;

    @Inject
    ObjectMapper json;

    /** Returns the id of the next import, in a transaction of its own. */
    long nextId() {
        return QuarkusTransaction.requiringNew().call(() -> {
            String next = Panache.getEntityManager()
                    .getEntityManagerFactory()
                    .unwrap(SessionFactoryImplementor.class)
                    .getJdbcServices()
                    .getDialect()
                    .getSequenceSupport()
                    .getSequenceNextValString("import_seq");
            return ((Number) Panache.getEntityManager().createNativeQuery(next).getSingleResult()).longValue();
        });
    }

    /** Stores the result of an import, within its transaction, and deletes records that are beyond the limits. */
    void store(ImportProgress progress, Undo undo) {
        ImportRecord record = new ImportRecord();
        record.id = progress.id;
        record.revision = progress.revisionSeen();
        record.undo = undo;
        record.rejectedType = progress.rejectedType();
        record.answer = answer(ImportView.stored(progress));
        record.persist();
        Panache.getEntityManager().flush();
        delete(expired());
    }

    private String answer(ImportView view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Stored(Long id, Long revision) {}

    private List<Long> expired() {
        List<Stored> newestFirst = Panache.getEntityManager()
                .createQuery("select r.id, r.revision from ImportRecord r order by r.id desc", Stored.class)
                .getResultList();
        long known = ChangesSince.first();
        return IntStream.range(0, newestFirst.size())
                .filter(i -> i >= settings.maxRecords() || newestFirst.get(i).revision < known)
                .mapToObj(i -> newestFirst.get(i).id)
                .toList();
    }

    void delete(Collection<Long> imports) {
        if (imports.isEmpty()) {
            return;
        }
        List.of(
                        "delete from ImportedChange c where c.importId in :imports",
                        "delete from RejectedRow r where r.importId in :imports",
                        "delete from ImportRecord r where r.id in :imports")
                .forEach(hql -> Panache.getEntityManager()
                        .createQuery(hql)
                        .setParameter(IMPORTS, imports)
                        .executeUpdate());
    }

    void deleteChanges(long id) {
        Panache.getEntityManager()
                .createQuery("delete from ImportedChange c where c.importId = :id")
                .setParameter(ID, id)
                .executeUpdate();
    }

    /** Returns the record of an import; empty if there is none, or if the changes since it are no longer stored. */
    Optional<ImportRecord> find(long id) {
        return ImportRecord.<ImportRecord>findByIdOptional(id)
                .filter(record -> ChangesSince.isKnownSince(record.revision));
    }

    /**
     * Returns records whose imports can be read, newest first.
     *
     * @param before only those with a smaller id
     */
    List<ImportRecord> page(long before, int max) {
        return Panache.getEntityManager()
                .createQuery(
                        "select r from ImportRecord r where r.id < :before and r.revision >= :known order by r.id desc",
                        ImportRecord.class)
                .setParameter("before", before)
                .setParameter("known", ChangesSince.first())
                .setMaxResults(max)
                .getResultList();
    }

    /** Returns an import as it is stored, with its first changes. */
    ImportView view(ImportRecord record, BaseUri base) {
        return withoutChanges(record, base)
                .with(changes(record.id, 0, MAX_LISTED).stream()
                        .map(change -> ImportChange.of(change, false))
                        .toList());
    }

    ImportView withoutChanges(ImportRecord record, BaseUri base) {
        try {
            return json.readValue(record.answer, ImportView.class)
                    .with(record.undo, record.undoneBy)
                    .with(base);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The record of import " + record.id + " is damaged", damaged);
        }
    }

    private static List<ImportedChange> changes(long id, int after, int max) {
        return Panache.getEntityManager()
                .createQuery(
                        "select c from ImportedChange c where c.importId = :id and c.position > :after and c.before is "
                                + "not null order by c.position",
                        ImportedChange.class)
                .setParameter(ID, id)
                .setParameter("after", after)
                .setMaxResults(max)
                .getResultList();
    }

    /**
     * Returns the next steps of an import, backwards.
     *
     * @param before the position of the last one that was returned
     * @param ofPrices whether to return the steps of prices; otherwise those of entries
     */
    List<ImportedChange> backwards(long id, int before, boolean ofPrices) {
        String ofEntries = "select c from ImportedChange c where c.importId = :id and c.position < :before and "
                + "c.resource <> 'prices' order by c.position desc";
        String prices = "select c from ImportedChange c where c.importId = :id and c.position < :before and "
                + "c.resource = 'prices' order by c.position desc";
        return Panache.getEntityManager()
                .createQuery(ofPrices ? prices : ofEntries, ImportedChange.class)
                .setParameter(ID, id)
                .setParameter("before", before)
                .setMaxResults(PAGE)
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
    Export exportChanges(long id) {
        List<Export.Part> parts = catalog.layout().resources().stream()
                .map(resource -> new Export.Part(
                        resource, RowShape.of(ChangedField.class), target -> writeChanges(id, resource, target)))
                .toList();
        return new Export("import-" + id + "-changes", parts, null);
    }

    private static void writeChanges(long id, String resource, Export.Target target) throws IOException {
        int position = 0;
        List<ImportedChange> page;
        do {
            page = Panache.getEntityManager()
                    .createQuery(
                            "select c from ImportedChange c where c.importId = :id and c.resource = :resource and "
                                    + "c.position > :after and c.before is not null order by c.position",
                            ImportedChange.class)
                    .setParameter(ID, id)
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

    /** Writes the file with the rows that an import left out, in pieces. Reads each piece in its own transaction. */
    void readRejected(long id, Writer target) throws IOException {
        int position = -1;
        List<RejectedRow> page;
        do {
            int after = position;
            page = QuarkusTransaction.requiringNew()
                    .call(() -> Panache.getEntityManager()
                            .createQuery(
                                    "select r from RejectedRow r where r.importId = :id and r.position > :after order "
                                            + "by r.position",
                                    RejectedRow.class)
                            .setParameter(ID, id)
                            .setParameter("after", after)
                            .setMaxResults(PAGE)
                            .getResultList());
            for (RejectedRow row : page) {
                target.write(row.content);
                position = row.position;
            }
        } while (page.size() == PAGE);
    }
}
