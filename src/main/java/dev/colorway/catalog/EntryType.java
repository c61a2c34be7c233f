// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.http.CatalogList;
import dev.colorway.http.DisplayName;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.body.MergePatch;
import dev.colorway.http.problem.Fault;
import dev.colorway.query.InOrder;
import dev.colorway.query.Listing;
import dev.colorway.query.Order;
import dev.colorway.query.Where;
import dev.colorway.revision.CatalogChange;
import dev.colorway.rows.Export;
import dev.colorway.rows.RowShape;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes one type of named entry, and loads and exports its entries, many at once. {@link EntryWriter} writes them.
 * A type is a bean, so that export, import, the home page, changes and the contract find it: see {@link CatalogList}.
 *
 * @param <E> the entry
 * @param <D> the draft: what a caller writes of the entry
 */
public abstract class EntryType<E extends CatalogEntry, D extends Record & EntryDraft<E>> implements CatalogList {

    private final String resource;
    private final Class<E> entity;
    private final Class<D> draft;
    private final Function<E, D> toDraft;

    /**
     * @param resource the path of its list, without the slash
     * @param toDraft creates the draft of a stored entry
     */
    protected EntryType(String resource, Class<E> entity, Class<D> draft, Function<E, D> toDraft) {
        this.resource = resource;
        this.entity = entity;
        this.draft = draft;
        this.toDraft = toDraft;
    }

    @Override
    public String resource() {
        return resource;
    }

    /** Returns the name of the entity in HQL. */
    public String entity() {
        return entity.getSimpleName();
    }

    public Class<D> draft() {
        return draft;
    }

    /** Returns the name of one entry in texts for people: {@code sneaker}. */
    public String displayName() {
        return DisplayName.of(entity());
    }

    /** Returns the name of the path parameter that identifies an entry. */
    public String parameter() {
        return "slug";
    }

    /** Returns whether the slug follows from other fields, so that drafts and rows have none. */
    public boolean derivesSlug() {
        return false;
    }

    protected abstract E blank();

    /** Returns the draft of an entry: all that the catalog stores of it. */
    public final D toDraft(E entry) {
        return toDraft.apply(entry);
    }

    /**
     * Returns HQL that loads entries {@code e}, without a condition. Each query loads a part of the data that
     * {@link #toDraft} reads. Together the queries load all of this data.
     */
    protected List<String> fetches() {
        return List.of("from " + entity.getSimpleName() + " e");
    }

    /**
     * Returns all ways in which an entry refers to others. They decide the order of the types in a catalog file, and
     * which entries can be deleted.
     */
    protected List<EntryLink> links() {
        return List.of();
    }

    /** Returns a link whose label is the name of the list of this type. */
    protected final EntryLink link(Class<? extends CatalogEntry> to, String count) {
        return new EntryLink(to, resource.replace('-', ' '), count);
    }

    /** Returns whether entries of this type refer to entries of the other type; false for the type itself. */
    boolean refersTo(EntryType<?, ?> other) {
        return other != this && links().stream().anyMatch(link -> link.to().equals(other.entity));
    }

    /** Returns the links that lead to this type, in the order in which a problem names them. */
    protected Stream<EntryLink> referrers() {
        return Arc.container().instance(EntryTypes.class).get().all().stream()
                .flatMap(type -> type.links().stream())
                .filter(link -> link.to().equals(entity));
    }

    /** Returns the keys that must be unique besides the slug, in the order in which a problem names them. */
    protected List<UniqueKey<D>> uniqueKeys() {
        return List.of();
    }

    /**
     * Returns the faults in the references of a new or changed entry, other than missing entries. Called only if no
     * entry is missing.
     *
     * @param entry its present state; null if it is new
     */
    protected List<Fault> referenceFaults(@Nullable E entry, D changed, ResolvedReferences found) {
        return List.of();
    }

    /**
     * Completes a recorded change of an entry with data that only this type has.
     *
     * @param entry the entry after the change, or before its deletion
     * @param before its draft before the change
     * @param after its draft after the change; null if it is deleted
     */
    protected void complete(CatalogChange change, E entry, D before, @Nullable D after) {}

    /**
     * Returns a function that finds the collaborators that a change concerns. The function returns the slugs of the
     * collaborators of an entry in its present state.
     *
     * @param present the entries that exist already
     * @param references the entries to which existing and new entries can refer after the write
     */
    protected Function<E, Set<String>> collaborators(Collection<E> present, ResolvedReferences references) {
        return entry -> Set.of();
    }

    /** Finds the entry with this identity: its slug, or for a sneaker also its style code. */
    public Optional<E> find(String identity) {
        return load(List.of(identity)).values().stream().findFirst();
    }

    /** Loads the entries with these slugs, with all their data, by slug. Unknown slugs are left out. */
    protected final Map<String, E> load(Collection<String> slugs) {
        return loaded("e.slug", slugs).stream().collect(Collectors.toMap(entry -> entry.slug, entry -> entry));
    }

    /** Loads the entries with these ids, with all their data, in this order. Unknown ids are left out. */
    public final List<E> byId(Collection<Long> ids) {
        return InOrder.of(
                ids, loaded("e.id", ids).stream().collect(Collectors.toMap(entry -> entry.id, entry -> entry)));
    }

    List<E> loaded(String expression, Collection<?> values) {
        List<E> entries = List.of();
        if (values.isEmpty()) {
            return entries;
        }
        for (String fetch : fetches()) {
            entries = Panache.getSession()
                    .createQuery("select e " + fetch + " where " + expression + " in :values", entity)
                    .setParameterList("values", values)
                    .getResultList();
        }
        return entries;
    }

    /** Applies a merge patch to a draft. Does not report unknown fields that are null in the patch. */
    public DraftReader.Reading<D> merge(D present, MergePatch patch) {
        return Arc.container().instance(DraftReader.class).get().merge(draft, present, patch);
    }

    /** Returns the codes in a row without a slug, by which {@link #slugsByCode} can find its entry. */
    public List<String> codes(JsonNode row) {
        return List.of();
    }

    /** Returns the codes by which an entry with this draft is found, in the form of {@link #codes(JsonNode)}. */
    protected List<String> codes(D draft) {
        return List.of();
    }

    /**
     * Returns the slugs of the entries with these codes, by code. Unknown codes are left out. Needs no statement if
     * there is no code.
     */
    protected Map<String, String> slugsByCode(Collection<String> codes) {
        return Map.of();
    }

    /** Returns the unique keys of the type, and the key of former slugs, which all types have. */
    final List<UniqueKey<D>> allUniqueKeys() {
        return Stream.concat(uniqueKeys().stream(), Stream.of(formerSlugs().<D>uniqueKey()))
                .toList();
    }

    final FormerSlugs formerSlugs() {
        return new FormerSlugs(entity());
    }

    /** Returns the aliases that an entry with this draft has. */
    protected Stream<EntryAlias.Key> aliases(D draft) {
        return formerSlugs().aliases(draft);
    }

    /** Exports the drafts of all entries {@code e} that match. */
    public Export export(Where where, Order order) {
        return export(target ->
                Listing.ofEntries(entity.getSimpleName()).each(where, order, ids -> exportEntries(ids, target)));
    }

    /** Returns the form of the rows of a file. */
    public RowShape rowShape() {
        return RowShape.of(draft);
    }

    protected final Export export(Export.Source source) {
        return Export.of(resource, rowShape(), source);
    }

    /** Adds the drafts of the entries with these ids to an export. */
    protected final void exportEntries(List<Long> ids, Export.Target target) throws IOException {
        for (E entry : byId(ids)) {
            target.add(toDraft(entry));
        }
    }

    /** Exports all entries, each after the entries of the same type to which it refers. */
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

    /**
     * Returns how many entries or prices refer to an entry, by the label of the link. Leaves out links without any.
     * Needs one statement for each link.
     */
    Map<String, Long> references(E entry) {
        Map<String, Long> counts = new LinkedHashMap<>();
        referrers().forEach(link -> counts.put(link.label(), link.references(entry.id)));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
