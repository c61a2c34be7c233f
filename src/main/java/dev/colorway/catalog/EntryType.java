// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.CatalogList;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.body.MergePatch;
import dev.colorway.http.problem.Fault;
import dev.colorway.query.InOrder;
import dev.colorway.query.Listing;
import dev.colorway.query.Order;
import dev.colorway.query.Where;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.Write;
import dev.colorway.rows.Export;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads and writes one kind of named entry, for single requests and for imports. It always works on many entries at
 * once; one entry is the smallest case. A type is a bean, so that export, import, the home page, changes and the
 * contract know it: see {@link CatalogList}.
 *
 * @param <E> the entry
 * @param <D> the draft: what a caller writes of the entry
 */
public abstract class EntryType<E extends CatalogEntry, D extends Record & EntryDraft<E>> implements CatalogList {

    private final String resource;
    private final Class<E> entity;
    private final Class<D> draft;

    /**
     * A way in which entries of one type refer to entries of another. Nobody can delete an entry that others refer to.
     *
     * @param to the entity class of the other type
     * @param label what a problem calls the entries that refer: {@code size charts}
     * @param count HQL that counts the entries that refer to the id {@code :id}
     */
    public record Link(Class<? extends CatalogEntry> to, String label, String count) {}

    /** @param resource the path of its list, without the slash */
    protected EntryType(String resource, Class<E> entity, Class<D> draft) {
        this.resource = resource;
        this.entity = entity;
        this.draft = draft;
    }

    @Override
    public String resource() {
        return resource;
    }

    /** Returns the name of the entity in HQL. */
    String entity() {
        return entity.getSimpleName();
    }

    public Class<D> draft() {
        return draft;
    }

    /** Returns what one entry is called: {@code sneaker}. */
    public String displayName() {
        return displayName(entity.getSimpleName());
    }

    /** Returns what one entry of an entity is called: {@code size chart} for {@code SizeChart}. */
    static String displayName(String entity) {
        return entity.replaceAll("(?<=.)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Returns the name of the path parameter that identifies an entry. */
    public String parameter() {
        return "slug";
    }

    protected abstract E blank();

    /** Returns the draft of an entry: all that the catalog stores of it. */
    public abstract D toDraft(E entry);

    /**
     * Returns HQL that loads entries {@code e}, without a condition. Each query loads a part of what {@link #toDraft}
     * reads; together they load all of it.
     */
    protected List<String> fetches() {
        return List.of("from " + entity.getSimpleName() + " e");
    }

    /**
     * Returns all ways in which an entry refers to others. They decide the order of the types in a catalog file, and
     * which entries can be deleted.
     */
    protected List<Link> links() {
        return List.of();
    }

    /** Returns a link that is called like the list of this type. */
    protected final Link link(Class<? extends CatalogEntry> to, String count) {
        return new Link(to, resource.replace('-', ' '), count);
    }

    /** Returns whether entries of this type refer to entries of another type. */
    boolean refersTo(EntryType<?, ?> other) {
        return other != this && links().stream().anyMatch(link -> link.to().equals(other.entity));
    }

    /** Returns the links that lead to this type, in the order in which a problem names them. */
    protected Stream<Link> referrers() {
        return Arc.container().instance(EntryTypes.class).get().all().stream()
                .flatMap(type -> type.links().stream())
                .filter(link -> link.to().equals(entity));
    }

    /** Returns what must be unique besides the slug, in the order in which a problem names it. */
    protected List<UniqueKey<D>> uniqueKeys() {
        return List.of();
    }

    /**
     * Returns other faults in the references of a new or changed entry.
     *
     * @param entry its present state; null if it is new
     */
    protected List<Fault> referenceFaults(E entry, D changed, ResolvedReferences found) {
        return List.of();
    }

    /**
     * Returns a function that finds the collaborators that a change concerns. The function returns the slugs of the
     * collaborators of an entry in its present state.
     *
     * @param present the entries that exist already
     * @param references the entries to which these or new ones can refer after the write
     */
    protected Function<E, Set<String>> collaborators(Collection<E> present, ResolvedReferences references) {
        return entry -> Set.of();
    }

    /** Finds the entry with this identity. */
    public Optional<E> find(String identity) {
        return load(List.of(identity)).values().stream().findFirst();
    }

    /** Loads the entries with these slugs, with all their data, by slug. Unknown slugs are left out. */
    protected final Map<String, E> load(Collection<String> slugs) {
        return loaded("e.slug", slugs).stream().collect(Collectors.toMap(entry -> entry.slug, entry -> entry));
    }

    /** Loads the entries with these ids, with all their data, in this order. */
    public final List<E> byId(Collection<Long> ids) {
        return InOrder.of(
                ids, loaded("e.id", ids).stream().collect(Collectors.toMap(entry -> entry.id, entry -> entry)));
    }

    private List<E> loaded(String expression, Collection<?> values) {
        List<E> entries = List.of();
        for (String fetch : fetches()) {
            entries = Panache.getEntityManager()
                    .createQuery("select e " + fetch + " where " + expression + " in :values", entity)
                    .setParameter("values", values)
                    .getResultList();
        }
        return entries;
    }

    /**
     * The new state of an entry.
     *
     * @param slug the slug of the entry
     * @param draft builds the new draft from the present one, which is null if the entry does not exist
     */
    public record Proposal<D>(String slug, Function<D, DraftReader.Reading<D>> draft) {}

    /** Applies a merge patch to a draft. Does not report unknown fields that are null in the patch. */
    public DraftReader.Reading<D> merge(D present, MergePatch patch) {
        ObjectMapper json = Arc.container().instance(ObjectMapper.class).get();
        DraftReader reader = Arc.container().instance(DraftReader.class).get();
        JsonNode current = json.valueToTree(present);
        JsonNode merged = patch.applyTo(current);
        // Most rows of a file change nothing. Reading and checking such a row again costs more than merging it.
        return merged.equals(current)
                ? new DraftReader.Reading<>(present, List.of(), List.of())
                : reader.read(draft, merged, false);
    }

    /** Creates or changes one entry. The draft must have a slug. */
    WriteResult<E> write(D written, Write write) {
        return write(
                        List.of(new Proposal<>(
                                written.slug(), present -> new DraftReader.Reading<>(written, List.of(), List.of()))),
                        write)
                .get(0);
    }

    /**
     * Creates or changes an entry for each proposal, in order. Each proposal sees what earlier ones changed in the same
     * entry. A refused proposal changes nothing. If any is refused, the caller must not commit.
     *
     * @param write the write that they belong to; it records the changes
     */
    public List<WriteResult<E>> write(List<Proposal<D>> proposals, Write write) {
        Map<String, E> present = load(proposals.stream().map(Proposal::slug).toList());
        List<DraftReader.Reading<D>> readings = readings(proposals, present);
        List<D> drafts = readings.stream()
                .map(DraftReader.Reading::draft)
                .filter(Objects::nonNull)
                .toList();
        ResolvedReferences references = ResolvedReferences.of(drafts.stream()
                .flatMap(written -> written.references().stream())
                .toList());
        Owners<D> owners = new Owners<>(entity(), uniqueKeys(), drafts);
        Function<E, Set<String>> collaborators = collaborators(present.values(), references);
        return readings.stream()
                .map(reading -> reading.draft() == null
                        ? WriteResult.<E>refused(reading.faults(), List.of())
                        : write(reading.draft(), present, references, owners, collaborators, write))
                .toList();
    }

    private List<DraftReader.Reading<D>> readings(List<Proposal<D>> proposals, Map<String, E> present) {
        Map<String, D> latest = new HashMap<>();
        present.forEach((slug, entry) -> latest.put(slug, toDraft(entry)));
        List<DraftReader.Reading<D>> readings = new ArrayList<>();
        for (Proposal<D> proposal : proposals) {
            DraftReader.Reading<D> reading = proposal.draft().apply(latest.get(proposal.slug()));
            if (reading.draft() != null) {
                latest.put(proposal.slug(), stored(reading.draft()));
            }
            readings.add(reading);
        }
        return readings;
    }

    @SuppressWarnings("unchecked")
    private static <D> D stored(D draft) {
        return (D) ((EntryDraft<?>) draft).stored();
    }

    private WriteResult<E> write(
            D given,
            Map<String, E> present,
            ResolvedReferences references,
            Owners<D> owners,
            Function<E, Set<String>> collaborators,
            Write write) {
        E entry = present.get(given.slug());
        List<Fault> missing = references.missing(given.references());
        if (missing.isEmpty()) {
            missing = referenceFaults(entry, given, references);
        }
        D written = stored(given);
        List<Fault> conflicts = owners.conflicts(written);
        if (!missing.isEmpty() || !conflicts.isEmpty()) {
            return WriteResult.refused(missing, conflicts);
        }
        D before = entry == null ? null : toDraft(entry);
        if (written.equals(before)) {
            return WriteResult.done(entry, Change.UNCHANGED);
        }
        Change change = entry == null ? Change.CREATED : Change.CHANGED;
        Set<String> affected = change == Change.CREATED ? new HashSet<>() : new HashSet<>(collaborators.apply(entry));
        if (entry == null) {
            entry = blank();
            entry.slug = written.slug();
        }
        written.applyTo(entry, references);
        entry.writtenBy(write);
        affected.addAll(collaborators.apply(entry));
        write.record(new CatalogChange(
                resource,
                change == Change.CREATED ? CatalogChange.Kind.CREATED : CatalogChange.Kind.CHANGED,
                entry.slug,
                entry.name,
                affected));
        if (change == Change.CREATED) {
            entry.persist();
            present.put(entry.slug, entry);
            references.add(entry);
        }
        if (owners.record(before, written)) {
            // A later draft can claim what this entry owned. Without a flush, Hibernate would insert before it updates.
            Panache.getEntityManager().flush();
        }
        return before == null ? WriteResult.done(entry, change) : WriteResult.changed(entry, before, written);
    }

    /** Deletes an entry to which no other entry refers. */
    void delete(E entry, Write write) {
        write.record(new CatalogChange(
                resource,
                CatalogChange.Kind.DELETED,
                entry.slug,
                entry.name,
                collaborators(List.of(entry), ResolvedReferences.of(List.of())).apply(entry)));
        entry.delete();
    }

    /** Exports the drafts of all entries {@code e} that match. */
    public Export export(Where where, Order order) {
        return export(target ->
                Listing.ofEntries(entity.getSimpleName()).each(where, order, ids -> exportEntries(ids, target)));
    }

    protected final Export export(Export.Source source) {
        return Export.of(resource, draft, source);
    }

    /** Adds the drafts of the entries with these ids to an export. */
    protected final void exportEntries(List<Long> ids, Export.Target target) throws IOException {
        for (E entry : byId(ids)) {
            target.add(toDraft(entry));
        }
    }

    /** Exports all entries, each after the entries of its kind to which it refers. */
    public Export exportAll() {
        return export(new Where(), Order.BY_IDENTITY);
    }

    /** Returns whether the catalog has no entry of this type. */
    public boolean isEmpty() {
        return Panache.getEntityManager()
                        .createQuery("select count(e.id) from " + entity() + " e", Long.class)
                        .getSingleResult()
                == 0;
    }

    /** Returns how many entries refer to an entry, by what they are called. What does not refer to it is left out. */
    Map<String, Long> references(E entry) {
        Map<String, Long> counts = new LinkedHashMap<>();
        referrers()
                .forEach(link -> counts.put(
                        link.label(),
                        Panache.getEntityManager()
                                .createQuery(link.count(), Long.class)
                                .setParameter("id", entry.id)
                                .getSingleResult()));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
