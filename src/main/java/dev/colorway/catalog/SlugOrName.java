// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;

/** How a parameter that takes slugs or names is compared with entries. */
public final class SlugOrName {

    private SlugOrName() {}

    /**
     * HQL: that one of the values is the entry's slug, or its name if it is nobody's slug. So the address that links to
     * one entry by its slug never brings in another that happens to have that name.
     *
     * @param alias of the entry, a path
     * @param entity the entry's kind
     * @param parameter that the values are bound to, folded as {@link dev.colorway.query.Names#key} does
     */
    public static String matches(String alias, String entity, String parameter) {
        return """
                (%1$s.slug in :%3$s or %1$s.nameKey in :%3$s
                and %1$s.nameKey not in (select same.slug from %2$s same where same.slug in :%3$s))""".formatted(alias, entity, parameter);
    }

    /**
     * The slugs of the entries that one of the values is the slug or the name of, by the same rule, in one statement.
     * The two look-ups are apart because H2 enters no index for an 'or' over two columns.
     */
    public static List<String> slugs(String entity, List<String> values) {
        return values.isEmpty()
                ? List.of()
                : Panache.getEntityManager()
                        .createQuery("""
                select a.slug from %1$s a where a.slug in :values
                union select b.slug from %1$s b where b.nameKey in :values and b.nameKey not in (select same.slug from %1$s same where same.slug in :values)""".formatted(entity), String.class)
                        .setParameter("values", values)
                        .getResultList();
    }

    /** HQL: the numbers of the collaborations that one of the values names a collaborator of, in brackets. */
    public static String collaborationsWith(String parameter) {
        return "(select k.id from Collaboration k join k.collaborators b where "
                + matches("b", "Collaborator", parameter) + ")";
    }
}
