// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The identity of a sneaker. A sneaker is found by its slug, or else by one of its style codes in any spelling, or else
 * by a former slug.
 */
public record SneakerIdentity(Long id, String slug, String name) {

    /** In a query, joins the brand {@code b} of a sneaker {@code s}: that of its silhouette, or else its own. */
    public static final String JOIN_BRAND =
            " left join s.silhouette x join Brand b on b.id = coalesce(x.brand.id, s.ownBrand.id) ";

    private record Found(boolean bySlug, String key, Long id, String slug, String name) {}

    /** Returns the sneaker with this id, which must exist. */
    public static SneakerIdentity ofId(Long id) {
        return Panache.getEntityManager()
                .createQuery("select s.id, s.slug, s.name from Sneaker s where s.id = :id", SneakerIdentity.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** Returns the sneakers with these ids, in any order. Unknown ids are left out. */
    public static List<SneakerIdentity> ofIds(Collection<Long> ids) {
        return Panache.getSession()
                .createQuery("select s.id, s.slug, s.name from Sneaker s where s.id in :ids", SneakerIdentity.class)
                .setParameterList("ids", ids)
                .getResultList();
    }

    /**
     * Returns the sneaker with this slug, style code or former slug.
     *
     * @throws ProblemException {@link dev.colorway.http.problem.ProblemType#NOT_FOUND} if no sneaker has it
     */
    public static SneakerIdentity named(String slugOrStyleCode) {
        return Optional.ofNullable(find(List.of(slugOrStyleCode)).get(slugOrStyleCode))
                .orElseThrow(() -> ProblemException.notFound("sneaker", slugOrStyleCode));
    }

    /**
     * Returns the sneaker with this slug or style code.
     *
     * @throws jakarta.ws.rs.WebApplicationException if there is none; a redirect if the text is a former slug of a
     *     sneaker
     */
    public static SneakerIdentity present(String slugOrStyleCode) {
        return present(slugOrStyleCode, "");
    }

    /**
     * Returns the sneaker with this slug or style code, for an address below that of the sneaker.
     *
     * @param path the rest of the address, with a leading slash
     * @throws jakarta.ws.rs.WebApplicationException if there is none; a redirect if the text is a former slug of a
     *     sneaker
     */
    public static SneakerIdentity present(String slugOrStyleCode, String path) {
        return Optional.ofNullable(findPresent(List.of(slugOrStyleCode)).get(slugOrStyleCode))
                .orElseThrow(() -> EntryTypes.notFound("Sneaker", slugOrStyleCode, path));
    }

    /**
     * Returns the sneakers that these values identify, by value, in one statement. If a value is neither a present slug
     * nor a style code, a second statement looks for former slugs. Values that identify no sneaker are left out.
     */
    public static Map<String, SneakerIdentity> find(Collection<String> slugsOrStyleCodes) {
        Map<String, SneakerIdentity> sneakers = findPresent(slugsOrStyleCodes);
        List<String> others = slugsOrStyleCodes.stream()
                .filter(value -> !sneakers.containsKey(value))
                .toList();
        if (!others.isEmpty()) {
            Panache.getSession()
                    .createQuery(
                            "select false, a.alias, s.id, s.slug, s.name from EntryAlias a join Sneaker s on s.id = "
                                    + "a.entryId where a.scheme = :scheme and a.alias in :aliases",
                            Found.class)
                    .setParameter("scheme", EntryAlias.schemeOfSlugs("Sneaker"))
                    .setParameterList("aliases", others)
                    .getResultList()
                    .forEach(found -> sneakers.put(found.key, new SneakerIdentity(found.id, found.slug, found.name)));
        }
        return sneakers;
    }

    /**
     * Returns the sneakers with these slugs or style codes, by value, in one statement. Values that identify no sneaker
     * are left out. If a value is the slug of one sneaker and the style code of another, it finds the sneaker with the
     * slug. The statement looks up slugs and style codes separately, because H2 uses no index for an 'or' over two
     * columns.
     */
    public static Map<String, SneakerIdentity> findPresent(Collection<String> slugsOrStyleCodes) {
        Map<String, SneakerIdentity> bySlug = new HashMap<>();
        Map<String, SneakerIdentity> byStyleCode = new HashMap<>();
        Panache.getSession()
                .createQuery("""
                select true, s.slug, s.id, s.slug, s.name from Sneaker s where s.slug in :slugs
                union all select false, c.styleCodeKey, c.id, c.slug, c.name from Sneaker c
                where c.styleCodeKey in :codes
                union all select false, a.alias, o.id, o.slug, o.name
                from EntryAlias a join Sneaker o on o.id = a.entryId
                where a.scheme = :scheme and a.alias in :codes""", Found.class)
                .setParameter("scheme", EntryAlias.scheme("Sneaker", "style code"))
                .setParameterList("slugs", slugsOrStyleCodes)
                .setParameterList(
                        "codes", slugsOrStyleCodes.stream().map(StyleCode::key).toList())
                .getResultList()
                .stream()
                .forEach(found -> (found.bySlug ? bySlug : byStyleCode)
                        .put(found.key, new SneakerIdentity(found.id, found.slug, found.name)));
        Map<String, SneakerIdentity> sneakers = new LinkedHashMap<>();
        slugsOrStyleCodes.forEach(
                value -> sneakers.put(value, bySlug.getOrDefault(value, byStyleCode.get(StyleCode.key(value)))));
        sneakers.values().removeIf(Objects::isNull);
        return sneakers;
    }
}
