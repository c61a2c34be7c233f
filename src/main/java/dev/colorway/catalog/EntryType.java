// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.catalog.UniqueKey.Claim;
import dev.colorway.catalog.UniqueKey.KeyField;
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
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads and writes one type of named entry, for single requests and for imports. It always works on many entries at
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
    public record Link(Class<? extends CatalogEntry> to, String label, String count) {

        private static final Pattern COUNT = Pattern.compile("^select count\\(.*\\) from (.*) where (.*) = :id$");

        /**
         * Returns HQL that selects those of the ids {@code :ids} to which entries refer.
         *
         * @param isOwn whether the entries that refer are of the same type: those with these ids do not count then
         */
        String referred(boolean isOwn) {
            Matcher parts = COUNT.matcher(count);
            if (!parts.matches()) {
                throw new IllegalStateException("cannot turn around: " + count);
            }
            String id = parts.group(2);
            return "select distinct " + id + " from " + parts.group(1) + " where " + id + " in :ids"
                    + (isOwn ? " and x.id not in :ids" : "");
        }
    }

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
    public String entity() {
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

    List<E> loaded(String expression, Collection<?> values) {
        List<E> entries = List.of();
        if (values.isEmpty()) {
            return entries;
        }
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
     * @param slug the slug of the entry, present or former. Without a slug, the one that is made from its name; null if
     *     none can be made
     * @param codes the codes by which an entry without a slug is found first; null if the slug was given
     * @param draft builds the new draft from the present one, which is null if the entry does not exist. The entry
     *     keeps its present slug, whatever slug the draft has
     */
    public record Proposal<D>(String slug, List<String> codes, Function<D, DraftReader.Reading<D>> draft) {

        private boolean hasSlug() {
            return codes == null;
        }

        private Stream<String> allCodes() {
            return hasSlug() ? Stream.empty() : codes.stream();
        }
    }

    /**
     * A proposal that was read.
     *
     * @param slug the present slug of the entry; the slug of the draft if the entry is new
     */
    record Read<D>(String slug, DraftReader.Reading<D> reading) {}

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

    /**
     * Creates or changes one entry. Renames it if the slug of the draft is another one.
     *
     * @param slug the present slug of the entry; the slug of the draft if the entry is new
     */
    WriteResult<E> write(String slug, D written, Write write) {
        Map<String, E> present = load(List.of(slug));
        D settled = settled(written, written.slug(), present.containsKey(slug) ? toDraft(present.get(slug)) : null);
        return write(
                        List.of(new Read<>(slug, new DraftReader.Reading<>(settled, List.of(), List.of()))),
                        present,
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
        Map<String, String> coded =
                slugsByCode(proposals.stream().flatMap(Proposal::allCodes).collect(Collectors.toSet()));
        Set<String> slugs = Stream.concat(
                        proposals.stream().map(Proposal::slug).filter(Objects::nonNull), coded.values().stream())
                .collect(Collectors.toSet());
        Map<String, E> present = load(slugs);
        Map<String, String> renamed = EntryAlias.slugsByFormerSlug(
                entity(),
                slugs.stream().filter(slug -> !present.containsKey(slug)).toList());
        if (!renamed.isEmpty()) {
            present.putAll(load(renamed.values()));
        }
        return write(readings(proposals, present, renamed, coded), present, write);
    }

    /** Returns the codes in a row without a slug, by which {@link #slugsByCode} can find its entry. */
    public List<String> codes(JsonNode row) {
        return List.of();
    }

    /** Returns the codes by which an entry with this draft is found, in the form of {@link #codes(JsonNode)}. */
    protected List<String> codes(D draft) {
        return List.of();
    }

    /** Returns the slugs of the entries with these codes, by code. Needs no statement if there is no code. */
    protected Map<String, String> slugsByCode(Collection<String> codes) {
        return Map.of();
    }

    /**
     * @param renamed the present slugs of renamed entries, by former slug
     * @param coded the slugs of entries by code
     */
    private List<Read<D>> readings(
            List<Proposal<D>> proposals,
            Map<String, E> present,
            Map<String, String> renamed,
            Map<String, String> coded) {
        Map<String, String> slugs = new HashMap<>(renamed);
        Map<String, String> slugsByCode = new HashMap<>(coded);
        Map<String, D> latest = new HashMap<>();
        present.forEach((slug, entry) -> latest.put(slug, toDraft(entry)));
        List<Read<D>> readings = new ArrayList<>();
        for (Proposal<D> proposal : proposals) {
            Optional<String> owner = proposal.allCodes()
                    .map(slugsByCode::get)
                    .filter(Objects::nonNull)
                    .findFirst();
            String slug = owner.orElse(slugs.getOrDefault(proposal.slug(), proposal.slug()));
            if (!proposal.hasSlug() && owner.isEmpty()) {
                Optional<Fault> fault = faultWithoutSlug(proposal, slug, latest.get(slug));
                if (fault.isPresent()) {
                    readings.add(new Read<>(slug, refused(proposal, fault.get())));
                    continue;
                }
            }
            DraftReader.Reading<D> reading = proposal.draft().apply(latest.get(slug));
            if (reading.draft() != null) {
                D draft = settled(reading.draft(), slug, latest.get(slug));
                D before = latest.put(slug, stored(draft));
                if (before != null) {
                    codes(before).forEach(code -> slugsByCode.remove(code, slug));
                }
                draft.formerSlugs().stream()
                        .filter(former -> !latest.containsKey(former))
                        .forEach(former -> slugs.putIfAbsent(former, slug));
                codes(draft).forEach(code -> slugsByCode.putIfAbsent(code, slug));
                reading = new DraftReader.Reading<>(draft, List.of(), List.of());
            }
            readings.add(new Read<>(slug, reading));
        }
        return readings;
    }

    @SuppressWarnings("unchecked")
    private D stored(D draft) {
        return (D) draft.stored();
    }

    /**
     * Returns the fault of a proposal without a slug whose codes find no entry; empty if it has none.
     *
     * @param present the entry with the slug that is made from the name; null if there is none
     */
    private Optional<Fault> faultWithoutSlug(Proposal<D> proposal, String slug, D present) {
        if (slug == null) {
            return Optional.of(Fault.at("/slug", "must be given: no slug can be made from the name"));
        }
        return present == null || proposal.codes().isEmpty() || codes(present).isEmpty()
                ? Optional.empty()
                : Optional.of(Fault.at(
                        "/slug",
                        "must be given: the one made from the name is that of another " + displayName() + ", '" + slug
                                + "', which has another code"));
    }

    /** Returns the reading of a refused proposal, with all faults that it has as a new entry. */
    private static <D> DraftReader.Reading<D> refused(Proposal<D> proposal, Fault fault) {
        DraftReader.Reading<D> asNew = proposal.draft().apply(null);
        return asNew.refused(
                asNew.unknown(),
                Stream.concat(Stream.of(fault), asNew.wrong().stream()).toList());
    }

    /**
     * Returns a draft as it is stored: with this slug, and with all slugs that lead to the entry, sorted.
     *
     * @param before the draft of the entry before; null for a new entry
     */
    @SuppressWarnings("unchecked")
    private D settled(D draft, String slug, D before) {
        Set<String> formerSlugs = new TreeSet<>(draft.formerSlugs());
        if (before != null) {
            formerSlugs.addAll(before.formerSlugs());
            formerSlugs.add(before.slug());
        }
        formerSlugs.remove(slug);
        return (D) draft.withSlugs(slug, List.copyOf(formerSlugs));
    }

    /**
     * Creates or changes an entry for each proposal that was read, in order.
     *
     * @param present the entries that exist already, by slug
     */
    List<WriteResult<E>> write(List<Read<D>> read, Map<String, E> present, Write write) {
        ResolvedReferences references = ResolvedReferences.of(
                read.stream().flatMap(each -> references(each.reading)).toList());
        List<Read<D>> current = references.hasFormerSlugs()
                ? read.stream()
                        .map(each -> new Read<>(each.slug, withPresentSlugs(each.reading, references)))
                        .toList()
                : read;
        Owners<D> owners =
                new Owners<>(entity(), allUniqueKeys(), drafts(current).toList());
        Function<E, Set<String>> collaborators = collaborators(present.values(), references);
        return current.stream()
                .map(each -> each.reading.draft() == null
                        ? WriteResult.<E>refused(
                                Stream.concat(
                                                each.reading.faults().stream(),
                                                references
                                                        .missing(references(each.reading)
                                                                .toList())
                                                        .stream())
                                        .toList(),
                                List.of())
                        : write(each, present, references, owners, collaborators, write))
                .toList();
    }

    /** Returns the references in a draft, also in one with faults, except those that are faults themselves. */
    private static Stream<DraftReference> references(DraftReader.Reading<? extends EntryDraft<?>> reading) {
        if (reading.readable() == null) {
            return Stream.empty();
        }
        return reading.readable().references().stream()
                .filter(reference -> reference.slug() != null
                        && reading.wrong().stream()
                                .noneMatch(fault -> (fault.pointer() + "/").startsWith(reference.pointer() + "/")
                                        || (reference.pointer() + "/").startsWith(fault.pointer() + "/")));
    }

    private static <D> Stream<D> drafts(List<Read<D>> read) {
        return read.stream().map(each -> each.reading.draft()).filter(Objects::nonNull);
    }

    /** Replaces former slugs in the references of a draft by the present ones, so that equal drafts are equal. */
    private DraftReader.Reading<D> withPresentSlugs(DraftReader.Reading<D> reading, ResolvedReferences references) {
        List<DraftReference> renamed = reading.draft() == null
                ? List.of()
                : reading.draft().references().stream()
                        .filter(link -> references
                                .slug(link)
                                .filter(slug -> !slug.equals(link.slug()))
                                .isPresent())
                        .toList();
        if (renamed.isEmpty()) {
            return reading;
        }
        JsonNode json = Arc.container().instance(ObjectMapper.class).get().valueToTree(reading.draft());
        renamed.forEach(link -> ((ObjectNode) json.at(link.pointer()))
                .put("slug", references.slug(link).orElseThrow()));
        return Arc.container().instance(DraftReader.class).get().read(draft, json, false);
    }

    /** Returns the unique keys of the type and those of former slugs, which all types have. */
    private List<UniqueKey<D>> allUniqueKeys() {
        KeyField<D> slug = KeyField.ofEntry("slug", EntryDraft::slug);
        KeyField<D> former = KeyField.ofAliases(EntryAlias.schemeOfSlugs(entity()), EntryDraft::formerSlugs);
        UniqueKey<D> formerSlugs = new UniqueKey<>(
                draft -> Claim.ofAll("/formerSlugs", draft.formerSlugs(), each -> each),
                List.of(slug, former),
                owner -> "leads to '" + owner + "' already: it is its slug, or was. To rename that entry, change its "
                        + "'slug' with PATCH");
        return Stream.concat(uniqueKeys().stream(), Stream.of(formerSlugs)).toList();
    }

    /** Returns the aliases that an entry with this draft has. */
    protected Stream<EntryAlias.Key> aliases(D draft) {
        return draft.formerSlugs().stream().map(slug -> new EntryAlias.Key(slug, EntryAlias.schemeOfSlugs(entity())));
    }

    /** Returns the slug of the entry that had this slug before it was renamed; empty if none had it. */
    Optional<String> slugOfFormerSlug(String former) {
        return Optional.ofNullable(
                EntryAlias.slugsByFormerSlug(entity(), List.of(former)).get(former));
    }

    /** Returns the fault of a new slug that another entry has, or had. */
    private List<Fault> slugFaults(String slug, E renamed) {
        if (!load(List.of(slug)).isEmpty()) {
            return List.of(
                    Fault.at("/slug", "is already in use by another " + displayName() + ": choose another slug"));
        }
        return slugOfFormerSlug(slug)
                .filter(owner -> !owner.equals(renamed.slug))
                .map(owner -> List.of(EntryType.formerSlugFault(owner)))
                .orElse(List.of());
    }

    /** Returns the fault of a slug that another entry had before it was renamed. */
    static Fault formerSlugFault(String owner) {
        return Fault.at(
                "/slug",
                "is a former slug of '" + owner + "', and its address leads there: choose another slug, or change that "
                        + "entry");
    }

    private List<Fault> conflicts(Read<D> read, E entry, Owners<D> owners) {
        D written = read.reading.draft();
        List<Fault> conflicts = new ArrayList<>();
        if (entry != null && !entry.slug.equals(written.slug())) {
            conflicts.addAll(slugFaults(written.slug(), entry));
        }
        conflicts.addAll(owners.conflicts(written, read.slug));
        if (written.formerSlugs().size() > EntryDraft.MAX_FORMER_SLUGS) {
            conflicts.add(Fault.at(
                    "/formerSlugs",
                    "must have at most " + EntryDraft.MAX_FORMER_SLUGS
                            + " entries, with those that the entry has already"));
        }
        return conflicts;
    }

    private WriteResult<E> write(
            Read<D> read,
            Map<String, E> present,
            ResolvedReferences references,
            Owners<D> owners,
            Function<E, Set<String>> collaborators,
            Write write) {
        D given = read.reading.draft();
        E entry = present.get(read.slug);
        List<Fault> missing = references.missing(given.references());
        if (missing.isEmpty()) {
            missing = referenceFaults(entry, given, references);
        }
        D written = stored(given);
        List<Fault> conflicts = conflicts(read, entry, owners);
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
        }
        entry.slug = written.slug();
        entry.formerSlugs = written.formerSlugs();
        written.applyTo(entry, references);
        entry.writtenBy(write);
        affected.addAll(collaborators.apply(entry));
        CatalogChange recorded = new CatalogChange(
                resource,
                change == Change.CREATED ? CatalogChange.Kind.CREATED : CatalogChange.Kind.CHANGED,
                entry.slug,
                entry.name,
                affected);
        recorded.formerSlug = before == null || before.slug().equals(entry.slug) ? null : before.slug();
        write.record(recorded);
        if (change == Change.CREATED) {
            entry.persist();
            present.put(entry.slug, entry);
        }
        references.add(entry);
        storeAliases(entry.id, before == null ? Set.of() : aliasSet(before), aliasSet(written));
        if (owners.record(before, written)) {
            // A later draft can claim what this entry owned. Without a flush, Hibernate would insert before it updates.
            Panache.getEntityManager().flush();
        }
        return before == null ? WriteResult.done(entry, change) : WriteResult.changed(entry, before, written);
    }

    private Set<EntryAlias.Key> aliasSet(D draft) {
        return aliases(draft).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void storeAliases(Long id, Set<EntryAlias.Key> before, Set<EntryAlias.Key> after) {
        List<EntryAlias.Key> gone =
                before.stream().filter(alias -> !after.contains(alias)).toList();
        for (EntryAlias.Key alias : gone) {
            EntryAlias.<EntryAlias>findByIdOptional(alias).ifPresent(PanacheEntityBase::delete);
        }
        if (!gone.isEmpty()) {
            // Another entry of the batch can get them. Without a flush, Hibernate would insert before it deletes.
            Panache.getEntityManager().flush();
        }
        after.stream().filter(alias -> !before.contains(alias)).forEach(alias -> new EntryAlias(alias, id).persist());
    }

    /** Deletes an entry to which no other entry refers. */
    void delete(E entry, Write write) {
        write.record(new CatalogChange(
                resource,
                CatalogChange.Kind.DELETED,
                entry.slug,
                entry.name,
                collaborators(List.of(entry), ResolvedReferences.of(List.of())).apply(entry)));
        storeAliases(entry.id, aliasSet(toDraft(entry)), Set.of());
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

    /** Returns how many entries refer to an entry, by the name of their type. Leaves out types without any. */
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
