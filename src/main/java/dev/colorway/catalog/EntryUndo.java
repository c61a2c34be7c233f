// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.problem.Fault;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.Write;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Undoes the changes of an import to entries of one type, several hundred entries at a time. */
public record EntryUndo<E extends CatalogEntry, D extends Record & EntryDraft<E>>(EntryType<E, D> type) {

    /**
     * A change of an existing entry that undoes an earlier change.
     *
     * @param id the id of the entry, which must exist
     * @param fields the fields to set, as in a row of a file; a field that is null is cleared
     */
    public record Restoration(long id, ObjectNode fields) {}

    /**
     * Sets fields of entries, in order. Unlike an import, this method also removes former slugs.
     *
     * @param write the write that records the changes
     * @return the result of each change; if any is refused, the caller must not commit
     */
    public List<WriteResult<E>> restore(List<Restoration> restorations, Write write) {
        ObjectMapper json = Arc.container().instance(ObjectMapper.class).get();
        DraftReader reader = Arc.container().instance(DraftReader.class).get();
        Map<Long, E> entries =
                byId(restorations.stream().map(Restoration::id).distinct().toList());
        Map<Long, D> latest = new HashMap<>();
        List<ReadProposal<D>> readings = new ArrayList<>();
        for (Restoration restoration : restorations) {
            E entry = Objects.requireNonNull(entries.get(restoration.id), "The entry was deleted since");
            ObjectNode restored =
                    json.valueToTree(latest.computeIfAbsent(restoration.id, present -> type.toDraft(entry)));
            DraftReader.Reading<D> reading = reader.read(type.draft(), restored.setAll(restoration.fields), false);
            if (reading.draft() != null) {
                latest.put(restoration.id, reading.draft());
            }
            readings.add(new ReadProposal<>(entry.slug, reading));
        }
        Map<String, E> present =
                entries.values().stream().collect(Collectors.toMap(entry -> entry.slug, entry -> entry));
        return new EntryWriter<>(type, write).write(readings, present);
    }

    private Map<Long, E> byId(List<Long> ids) {
        return type.loaded("e.id", ids).stream().collect(Collectors.toMap(entry -> entry.id, entry -> entry));
    }

    /**
     * Deletes entries, in order. Refuses to delete an entry to which others refer, unless the others have the same type
     * and are also in the list. Ignores an id that no entry has.
     *
     * @param write the write that records the changes
     * @return the result for each entry that exists; if any is refused, the caller must not commit
     */
    public List<WriteResult<E>> delete(List<Long> ids, Write write) {
        Map<Long, E> entries = byId(ids);
        Map<Long, List<String>> referrers = entries.isEmpty() ? Map.of() : referrers(entries.keySet());
        Function<E, Set<String>> collaborators = type.collaborators(entries.values(), ResolvedReferences.of(List.of()));
        List<E> deleted = new ArrayList<>();
        List<WriteResult<E>> results = new ArrayList<>();
        for (E entry : ids.stream().map(entries::get).filter(Objects::nonNull).toList()) {
            if (referrers.containsKey(entry.id)) {
                results.add(WriteResult.refused(
                        List.of(),
                        List.of(Fault.at(
                                "",
                                "the " + type.displayName() + " '" + entry.slug + "' cannot be deleted, because others "
                                        + "refer to it: " + String.join(", ", referrers.get(entry.id))))));
                continue;
            }
            CatalogChange change = new CatalogChange(
                    type.resource(), CatalogChange.Kind.DELETED, entry.slug, entry.name, collaborators.apply(entry));
            type.complete(change, entry, type.toDraft(entry), null);
            write.record(change);
            deleted.add(entry);
            results.add(WriteResult.done(entry, Change.DELETED));
        }
        deleteAliases(deleted);
        deleted.forEach(PanacheEntityBase::delete);
        return results;
    }

    /**
     * Returns the labels of the links by which others refer to these entries, by the id of the entry. Needs one
     * statement for each link.
     */
    private Map<Long, List<String>> referrers(Set<Long> ids) {
        Map<Long, List<String>> labels = new HashMap<>();
        type.referrers()
                .forEach(link -> Panache.getSession()
                        .createQuery(link.referred(type.links().contains(link)), Long.class)
                        .setParameterList("ids", ids)
                        .getResultList()
                        .forEach(id -> labels.computeIfAbsent(id, none -> new ArrayList<>())
                                .add(link.label())));
        return labels;
    }

    private void deleteAliases(List<E> entries) {
        List<EntryAlias.Key> aliases = entries.stream()
                .flatMap(entry -> type.aliases(type.toDraft(entry)))
                .toList();
        if (!aliases.isEmpty()) {
            Panache.getSession()
                    .createMutationQuery(
                            "delete from EntryAlias a where a.alias in :aliases and a.scheme in :schemes and "
                                    + "a.entryId in :ids")
                    .setParameterList(
                            "aliases",
                            aliases.stream().map(EntryAlias.Key::alias).collect(Collectors.toSet()))
                    .setParameterList(
                            "schemes",
                            aliases.stream().map(EntryAlias.Key::scheme).collect(Collectors.toSet()))
                    .setParameterList(
                            "ids", entries.stream().map(entry -> entry.id).toList())
                    .executeUpdate();
        }
    }
}
