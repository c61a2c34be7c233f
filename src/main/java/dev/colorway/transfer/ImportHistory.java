// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.revision.ChangesSince;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The stored records of imports. Imports with a result, and those without one such as dry runs, are counted separately.
 * A record stays while it is one of the last {@code maxRecords} of its kind and the changes since its import are
 * stored: an undo needs these changes. An import deletes all other records when it ends.
 */
@Singleton
class ImportHistory {

    private static final int PAGE = 500;
    private static final String IMPORTS = "imports";
    private static final String ID = "id";

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

    /**
     * Stores the result of an import or undo in the current transaction, and deletes the records that are beyond the
     * limits.
     */
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
            String answer = json.writeValueAsString(view);
            return answer.length() <= ImportRecord.MAX_LENGTH ? answer : json.writeValueAsString(view.withoutTable());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Stored(
            Long id, Long revision, Undo undo, @Nullable String rejectedType) {

        /**
         * Returns whether the import has changed something, or has left out rows. False for a dry run, and for an
         * import without a record of its changes.
         */
        boolean hasResult() {
            return undo != Undo.NOT_RECORDED && (undo != Undo.NOTHING || rejectedType != null);
        }
    }

    /**
     * Returns the ids of the records that are beyond the limits. Counts imports without a result separately, so that
     * dry runs delete no record that can be undone.
     */
    private List<Long> expired() {
        List<Stored> newestFirst = Panache.getEntityManager()
                .createQuery(
                        "select r.id, r.revision, r.undo, r.rejectedType from ImportRecord r order by r.id desc",
                        Stored.class)
                .getResultList();
        long known = ChangesSince.first();
        return newestFirst.stream().collect(Collectors.partitioningBy(Stored::hasResult)).values().stream()
                .flatMap(group -> IntStream.range(0, group.size())
                        .filter(i -> i >= settings.maxRecords() || group.get(i).revision < known)
                        .mapToObj(i -> group.get(i).id))
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
                .forEach(hql -> Panache.getSession()
                        .createMutationQuery(hql)
                        .setParameterList(IMPORTS, imports)
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
     * Returns the record of an import that can be undone.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if there is none, {@link ProblemType#IMPORT_NOT_UNDONE} if
     *     the record says that the import cannot be undone
     */
    ImportRecord undoable(long id) {
        ImportRecord record = find(id).orElseThrow(() -> ProblemException.notFound("stored import", id));
        String reason = switch (record.undo) {
            case AVAILABLE -> null;
            case UNDONE -> "was undone already, by import " + record.undoneBy;
            case NOTHING -> "changed nothing";
            case NOT_RECORDED ->
                "has no record of what it changed: it is a dry run or an undo, or was sent with undo=false";
            case TOO_LARGE -> "changed more than the service records";
        };
        if (reason != null) {
            throw new ProblemException(ProblemType.IMPORT_NOT_UNDONE, "Import " + id + " " + reason + ".");
        }
        return record;
    }

    /**
     * Returns the records that {@link #find} finds, newest first.
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
                .with(ImportChanges.first(record.id).stream()
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

    /**
     * Returns the next stored changes of an import, from the last one to the first.
     *
     * @param before the position of the last change that was returned; {@link Integer#MAX_VALUE} at first
     * @param ofPrices whether to return the changes of prices; otherwise those of entries
     * @param max the most changes to return
     */
    List<ImportedChange> backwards(long id, int before, boolean ofPrices, int max) {
        String ofEntries = "select c from ImportedChange c where c.importId = :id and c.position < :before and "
                + "c.resource <> 'prices' order by c.position desc";
        String prices = "select c from ImportedChange c where c.importId = :id and c.position < :before and "
                + "c.resource = 'prices' order by c.position desc";
        return Panache.getEntityManager()
                .createQuery(ofPrices ? prices : ofEntries, ImportedChange.class)
                .setParameter(ID, id)
                .setParameter("before", before)
                .setMaxResults(max)
                .getResultList();
    }

    /**
     * Writes the file with the rows that an import left out. Reads 500 {@link RejectedRow}s at a time, each time in a
     * separate transaction.
     */
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
