// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

/** Compares entries with a parameter that accepts slugs or names. */
public final class SlugOrName {

    private SlugOrName() {}

    /**
     * Returns an HQL condition. A value matches the present and the former slugs of an entry. It also matches the name
     * of an entry, unless the value is the present or a former slug of any entry. So an address that links to one entry
     * by its slug never matches another entry with that name, even if the entry was renamed.
     *
     * @param alias the HQL path of the entry
     * @param entity the name of the entity
     * @param parameter the HQL parameter of the values, which are folded by {@link dev.colorway.query.Names#key}
     */
    public static String matches(String alias, String entity, String parameter) {
        return """
                (%1$s.slug in :%3$s or %1$s.id in %4$s or %1$s.nameKey in :%3$s
                and %1$s.nameKey not in (
                    select same.slug from %2$s same where same.slug in :%3$s)
                and %1$s.nameKey not in %5$s)""".formatted(
                        alias,
                        entity,
                        parameter,
                        EntryAlias.idsByFormerSlug(entity, parameter),
                        EntryAlias.formerSlugsIn(entity, parameter));
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
