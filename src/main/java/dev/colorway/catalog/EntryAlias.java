// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.DisplayName;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text that finds an entry in addition to its present slug, such as a former slug. An alias is unique in its scheme.
 * The entry itself also stores all its aliases: this table is only for look-ups.
 */
@Entity
@Table(name = "entry_alias")
@IdClass(EntryAlias.Key.class)
public class EntryAlias extends PanacheEntityBase {

    private static final String SLUG = "slug";

    /**
     * Identifies an alias.
     *
     * @param alias the text, at most 200 characters
     * @param scheme the type of the entry and the kind of alias, such as {@code sneaker slug}
     */
    public record Key(String alias, String scheme) {}

    private record Slug(String alias, String slug) {}

    @Id
    @Column(length = 200)
    String alias;

    @Id
    @Column(length = 40)
    String scheme;

    @Column(name = "entry_id", nullable = false)
    Long entryId;

    /** The alias, normalized like a style code; null unless it is a former slug. */
    @Column(length = 200)
    @Nullable
    String folded;

    /** For Hibernate. */
    protected EntryAlias() {}

    EntryAlias(Key key, Long entryId) {
        alias = key.alias;
        scheme = key.scheme;
        this.entryId = entryId;
        folded = scheme.endsWith(" " + SLUG) ? StyleCode.key(alias) : null;
    }

    /**
     * Returns the scheme of the former slugs of an entity.
     *
     * @param entity the name of the entity in HQL
     */
    public static String schemeOfSlugs(String entity) {
        return scheme(entity, SLUG);
    }

    /**
     * Returns the scheme of a kind of alias of an entity.
     *
     * @param kind the kind, such as {@code style code}
     */
    public static String scheme(String entity, String kind) {
        return DisplayName.of(entity) + " " + kind;
    }

    /**
     * Returns HQL, in brackets: the ids of the entries of an entity that have one of these former slugs.
     *
     * @param values the HQL parameter of the slugs
     */
    static String idsByFormerSlug(String entity, String values) {
        return "(select moved.entryId from EntryAlias moved where moved.scheme = '" + schemeOfSlugs(entity)
                + "' and moved.alias in :" + values + ")";
    }

    /**
     * Returns HQL, in brackets: those of the values that are former slugs of any entry of an entity.
     *
     * @param values the HQL parameter of the values
     */
    static String formerSlugsIn(String entity, String values) {
        return "(select taken.alias from EntryAlias taken where taken.scheme = '" + schemeOfSlugs(entity)
                + "' and taken.alias in :" + values + ")";
    }

    /**
     * Finds entries by their former slugs, in one statement, or in none if there are no slugs.
     *
     * @return the present slugs by former slug; slugs that are a former slug of no entry are left out
     */
    static Map<String, String> slugsByFormerSlug(String entity, Collection<String> formerSlugs) {
        List<Slug> found = formerSlugs.isEmpty()
                ? List.of()
                : Panache.getSession()
                        .createQuery(
                                "select a.alias, e.slug from EntryAlias a join " + entity
                                        + " e on e.id = a.entryId where a.scheme = :scheme and a.alias in :aliases",
                                Slug.class)
                        .setParameter("scheme", schemeOfSlugs(entity))
                        .setParameterList("aliases", formerSlugs)
                        .getResultList();
        return found.stream().collect(Collectors.toMap(Slug::alias, Slug::slug));
    }

    /**
     * Stores the new aliases of an entry, and deletes those that it no longer has. Finds the aliases to delete with one
     * statement for each scheme.
     *
     * @param id the id of the entry
     * @param before its aliases in the table
     * @param after its aliases from now on
     */
    static void replace(Long id, Stream<Key> before, Stream<Key> after) {
        Set<Key> present = before.collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Key> kept = after.collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, List<String>> gone = present.stream()
                .filter(alias -> !kept.contains(alias))
                .collect(Collectors.groupingBy(
                        Key::scheme, LinkedHashMap::new, Collectors.mapping(Key::alias, Collectors.toList())));
        gone.forEach((scheme, aliases) -> Panache.getSession()
                .createSelectionQuery("from EntryAlias where scheme = :scheme and alias in :aliases", EntryAlias.class)
                .setParameter("scheme", scheme)
                .setParameterList("aliases", aliases)
                .getResultList()
                .forEach(PanacheEntityBase::delete));
        if (!gone.isEmpty()) {
            // Another entry of the batch can get the deleted aliases. Without a flush, Hibernate would insert before it
            // deletes.
            Panache.getEntityManager().flush();
        }
        kept.stream().filter(alias -> !present.contains(alias)).forEach(alias -> new EntryAlias(alias, id).persist());
    }
}
