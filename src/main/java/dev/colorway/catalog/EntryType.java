// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.catalog.WriteResult.Change;
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

/**
 * How a kind of named entry is written, whatever it is, by one caller or by an import: always many at once, of which
 * one is the smallest case.
 *
 * @param <E> the entry
 * @param <D> what is written of it
 */
public abstract class EntryType<E extends CatalogEntry, D extends Record & EntryDraft<E>> {

    private final String resource;
    private final Class<E> entity;
    private final Class<D> draft;

    /** @param resource the path of its list, without the slash */
    protected EntryType(String resource, Class<E> entity, Class<D> draft) {
        this.resource = resource;
        this.entity = entity;
        this.draft = draft;
    }

    public String resource() {
        return resource;
    }

    public Class<D> draft() {
        return draft;
    }

    /** What one is called: {@code sneaker}. */
    public String word() {
        return word(entity.getSimpleName());
    }

    /** What one of an entity is called: {@code size chart} for {@code SizeChart}. */
    static String word(String entity) {
        return entity.replaceAll("(?<=.)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** What the identity of one is called in its address. */
    public String parameter() {
        return "slug";
    }

    protected abstract E blank();

    /** All that is kept of an entry. */
    public abstract D describe(E entry);

    /**
     * HQL that loads entries {@code e}, each with some of what {@link #describe} asks for, without its condition; all
     * of them together load all.
     */
    protected List<String> fetches() {
        return List.of("from " + entity.getSimpleName() + " e");
    }

    /**
     * Who can refer to an entry and so keep it from being deleted: what they are called, and HQL that counts them for
     * the number {@code :id}.
     */
    public abstract Map<String, String> referrers();

    /**
     * Of these claims of drafts, the ones that entries hold, with the slugs of those. See {@link EntryDraft#claims}.
     */
    protected Map<String, Set<String>> owners(Collection<String> claims) {
        return Map.of();
    }

    /** What is wrong with a claim that another entry has. */
    protected String taken(String place, String owner) {
        return "is that of '" + owner + "'";
    }

    /** What else is wrong with what an entry is to refer to. */
    protected List<Fault> objections(E entry, D changed, ResolvedReferences found) {
        return List.of();
    }

    /**
     * Whom a change of an entry concerns: what gives the slugs of the collaborators of an entry as it is at the moment.
     *
     * @param present entries that there are
     * @param references what they or new ones can come to refer to
     */
    protected Function<E, Set<String>> collaborators(Collection<E> present, ResolvedReferences references) {
        return entry -> Set.of();
    }

    /** The entry with this identity. */
    public Optional<E> find(String identity) {
        return load(List.of(identity)).values().stream().findFirst();
    }

    /** The entries with these slugs, as far as there are any, with all that belongs to them. */
    protected final Map<String, E> load(Collection<String> slugs) {
        return loaded("e.slug", slugs).stream().collect(Collectors.toMap(entry -> entry.slug, entry -> entry));
    }

    /** The entries with these numbers, in this order, with all that belongs to them. */
    public final List<E> byNumber(Collection<Long> ids) {
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
     * What an entry is to become.
     *
     * @param slug of the entry
     * @param draft makes its draft of the present one, which is null if there is no such entry
     */
    public record Proposal<D>(String slug, Function<D, DraftReader.Reading<D>> draft) {}

    /** What a merge patch makes of a draft. Unknown members that the patch has as null leave no trace. */
    public DraftReader.Reading<D> merge(D present, MergePatch patch) {
        ObjectMapper json = Arc.container().instance(ObjectMapper.class).get();
        DraftReader reader = Arc.container().instance(DraftReader.class).get();
        JsonNode kept = json.valueToTree(present);
        JsonNode merged = patch.applyTo(kept);
        // Most rows of a file change nothing. To read and check those once more takes longer than to merge them.
        return merged.equals(kept)
                ? new DraftReader.Reading<>(present, List.of(), List.of())
                : reader.read(draft, merged, false);
    }

    /** Creates or changes one entry. The draft has a slug. */
    WriteResult<E> write(D written, Write write) {
        return write(
                        List.of(new Proposal<>(
                                written.slug(), present -> new DraftReader.Reading<>(written, List.of(), List.of()))),
                        write)
                .get(0);
    }

    /**
     * Creates or changes an entry for each proposal, in order: each sees what those before it made of the same entry. A
     * proposal that is refused changes nothing. If any is refused, the caller must not commit.
     *
     * @param write that they are written by; it remembers what has changed
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
        Map<String, Set<String>> owners = new HashMap<>();
        owners(drafts.stream()
                        .flatMap(written -> written.claims().values().stream())
                        .flatMap(List::stream)
                        .distinct()
                        .toList())
                .forEach((claim, slugs) -> owners.put(claim, new HashSet<>(slugs)));
        Function<E, Set<String>> collaborators = collaborators(present.values(), references);
        return readings.stream()
                .map(reading -> reading.draft() == null
                        ? WriteResult.<E>refused(reading.faults(), List.of())
                        : write(reading.draft(), present, references, owners, collaborators, write))
                .toList();
    }

    private List<DraftReader.Reading<D>> readings(List<Proposal<D>> proposals, Map<String, E> present) {
        Map<String, D> latest = new HashMap<>();
        present.forEach((slug, entry) -> latest.put(slug, describe(entry)));
        List<DraftReader.Reading<D>> readings = new ArrayList<>();
        for (Proposal<D> proposal : proposals) {
            DraftReader.Reading<D> reading = proposal.draft().apply(latest.get(proposal.slug()));
            if (reading.draft() != null) {
                latest.put(proposal.slug(), reading.draft());
            }
            readings.add(reading);
        }
        return readings;
    }

    private WriteResult<E> write(
            D written,
            Map<String, E> present,
            ResolvedReferences references,
            Map<String, Set<String>> owners,
            Function<E, Set<String>> collaborators,
            Write write) {
        E entry = present.get(written.slug());
        List<Fault> missing = references.missing(written.references());
        if (missing.isEmpty() && entry != null) {
            missing = objections(entry, written, references);
        }
        List<Fault> conflicts = conflicts(written, owners);
        if (!missing.isEmpty() || !conflicts.isEmpty()) {
            return WriteResult.refused(missing, conflicts);
        }
        D before = entry == null ? null : describe(entry);
        if (written.equals(before)) {
            return WriteResult.done(entry, Change.UNCHANGED);
        }
        Change change = entry == null ? Change.CREATED : Change.CHANGED;
        List<String> held = before == null ? List.of() : before.holdings();
        Set<String> concerned = change == Change.CREATED ? new HashSet<>() : new HashSet<>(collaborators.apply(entry));
        if (entry == null) {
            entry = blank();
            entry.slug = written.slug();
        }
        written.applyTo(entry, references);
        entry.revision = write.revision();
        concerned.addAll(collaborators.apply(entry));
        write.record(new CatalogChange(
                resource,
                change == Change.CREATED ? CatalogChange.Kind.CREATED : CatalogChange.Kind.CHANGED,
                entry.slug,
                entry.name,
                concerned));
        if (change == Change.CREATED) {
            entry.persist();
            present.put(entry.slug, entry);
            references.add(entry);
        }
        List<String> holds = written.holdings();
        if (held.stream()
                .filter(holding -> !holds.contains(holding))
                .anyMatch(holding ->
                        owners.containsKey(holding) && owners.get(holding).remove(written.slug()))) {
            // A later draft takes what this entry had. Hibernate would write what is created before what is changed.
            Panache.getEntityManager().flush();
        }
        holds.forEach(holding ->
                owners.computeIfAbsent(holding, none -> new HashSet<>()).add(written.slug()));
        return before == null ? WriteResult.done(entry, change) : WriteResult.changed(entry, before, written);
    }

    /** Deletes an entry that nothing refers to. */
    void delete(E entry, Write write) {
        write.record(new CatalogChange(
                resource,
                CatalogChange.Kind.DELETED,
                entry.slug,
                entry.name,
                collaborators(List.of(entry), ResolvedReferences.of(List.of())).apply(entry)));
        entry.delete();
    }

    private List<Fault> conflicts(D written, Map<String, Set<String>> owners) {
        List<Fault> conflicts = new ArrayList<>();
        written.claims()
                .forEach((place, claims) -> claims.stream()
                        .flatMap(claim -> owners.getOrDefault(claim, Set.of()).stream())
                        .filter(owner -> !owner.equals(written.slug()))
                        .findFirst()
                        .ifPresent(owner -> conflicts.add(Fault.at(place, taken(place, owner)))));
        return conflicts;
    }

    /** All entries {@code e} that match, as they are written. */
    public Export export(Where where, Order order) {
        return export(target -> Listing.ofEntries(entity.getSimpleName()).each(where, order, ids -> give(ids, target)));
    }

    protected final Export export(Export.Source source) {
        return Export.of(resource, draft, source);
    }

    /** Gives entries by their numbers, as they are written. */
    protected final void give(List<Long> ids, Export.Target target) throws IOException {
        for (E entry : byNumber(ids)) {
            target.add(describe(entry));
        }
    }

    /** All entries, in an order in which none comes before one that it refers to. */
    public Export exportAll() {
        return export(new Where(), Order.BY_IDENTITY);
    }

    /** How many of each kind refer to an entry, without those of which none does. */
    public Map<String, Long> references(E entry) {
        Map<String, Long> counts = new LinkedHashMap<>();
        referrers()
                .forEach((kind, hql) -> counts.put(
                        kind,
                        Panache.getEntityManager()
                                .createQuery(hql, Long.class)
                                .setParameter("id", entry.id)
                                .getSingleResult()));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
