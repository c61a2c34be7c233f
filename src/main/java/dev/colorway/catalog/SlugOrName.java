// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;

/** Compares entries with a parameter that accepts slugs or names. */
public final class SlugOrName {

    private SlugOrName() {}

    /**
     * Returns an HQL condition: one of the values is the slug of the entry, or is its name and is not a slug of any
     * entry. So an address that links to one entry by its slug never matches another entry with that name.
     *
     * @param alias the HQL path of the entry
     * @param entity the name of the entity
     * @param parameter the HQL parameter of the values, which are folded by {@link dev.colorway.query.Names#key}
     */
    public static String matches(String alias, String entity, String parameter) {
        return """
                (%1$s.slug in :%3$s or %1$s.nameKey in :%3$s
                and %1$s.nameKey not in (select same.slug from %2$s same where same.slug in :%3$s))""".formatted(alias, entity, parameter);
    }

    /**
     * Returns the slugs of the entries that match one of the values by the same rule, in one statement. The two
     * look-ups are separate, because H2 uses no index for an 'or' over two columns.
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

    /**
     * Returns an HQL subquery, in brackets: the ids of the collaborations with a collaborator that matches one of the
     * values.
     */
    public static String collaborationsWith(String parameter) {
        return "(select k.id from Collaboration k join k.collaborators b where "
                + matches("b", "Collaborator", parameter) + ")";
    }
}
