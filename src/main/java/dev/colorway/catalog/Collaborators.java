// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the slugs of the collaborators of collaborations or sneakers, in one statement, or in none if there are no ids.
 * The result leaves out ids without collaborators.
 */
public final class Collaborators {

    private Collaborators() {}

    /** Returns the slugs by the id of the collaboration. */
    public static Map<Long, Set<String>> ofCollaborations(Collection<Long> ids) {
        return of("select k.id, b.slug from Collaboration k join k.collaborators b where is_any(k.id, :ids)", ids);
    }

    /** Returns the slugs by the id of the sneaker. */
    public static Map<Long, Set<String>> ofSneakers(Collection<Long> ids) {
        return of(
                "select s.id, b.slug from Sneaker s join s.collaboration k join k.collaborators b "
                        + "where is_any(s.id, :ids)",
                ids);
    }

    private record OfSneaker(Long id, String collaborator) {}

    private static Map<Long, Set<String>> of(String hql, Collection<Long> ids) {
        List<OfSneaker> rows = ids.isEmpty()
                ? List.of()
                : Panache.getEntityManager()
                        .createQuery(hql, OfSneaker.class)
                        .setParameter("ids", ids.toArray(Long[]::new))
                        .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        OfSneaker::id, Collectors.mapping(OfSneaker::collaborator, Collectors.toSet())));
    }
}
