// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The sizes that the catalog knows: the sizes in size charts, and the sizes of prices, current or not. */
public final class KnownSizes {

    private static final String PARAMETER = "size";
    /**
     * SQL that returns those of the given sizes that a price has. A size without a width also counts if a price has it
     * with a width. The SQL looks up each size twice in an index, because there are too many prices to read all of
     * them. The second look-up finds the widths: in the order of texts, {@code US9-2E} comes after {@code US9-} and
     * before {@code US9.}, because the point is the character after the hyphen.
     */
    private static final String OBSERVED = "select v.size from (values %s) as v(size) where exists "
            + "(select 1 from price p where p.size = v.size) or exists "
            + "(select 1 from price p where p.size > v.size || '-' and p.size < v.size || '.')";

    /**
     * The same SQL for every possible size without a width. These sizes are constants, so the SQL contains no text from
     * a request.
     */
    private static final String ALL_OBSERVED = OBSERVED.formatted(
            ShoeSize.allWithoutWidth().map(size -> "('" + size + "')").collect(Collectors.joining(", ")));

    private KnownSizes() {}

    /**
     * Refuses sizes that the catalog does not know. Costs one SQL statement, a second one if a size is in no chart, and
     * two more for a refusal. A size in a chart is known in every width.
     *
     * @return the sizes themselves, and their equivalents of the same width in the charts of all brands
     * @throws ProblemException {@code INVALID_PARAMETER}, with the list of the known sizes
     */
    public static Set<ShoeSize> check(Collection<ShoeSize> sizes) {
        Set<ShoeSize> same = new TreeSet<>(sizes);
        Map<ShoeSize, ? extends Set<ShoeSize>> charted = Equivalents.ofAnyBrand(sizes);
        charted.values().forEach(same::addAll);
        List<ShoeSize> others =
                sizes.stream().filter(size -> !charted.containsKey(size)).toList();
        if (!others.isEmpty()) {
            Set<ShoeSize> observed = observed(others);
            List<ShoeSize> unknown =
                    others.stream().filter(size -> !observed.contains(size)).toList();
            if (!unknown.isEmpty()) {
                String known = listKnown();
                throw ProblemException.ofParameters(unknown.stream()
                        .map(size -> Fault.ofParameter(
                                PARAMETER, "must be a size that the catalog knows" + known + ", not '" + size + "'"))
                        .toList());
            }
        }
        return same;
    }

    /** Returns those of the given sizes that a price has. */
    private static Set<ShoeSize> observed(List<ShoeSize> sizes) {
        Query query = Panache.getEntityManager()
                .createNativeQuery(OBSERVED.formatted(
                        String.join(", ", Collections.nCopies(sizes.size(), "(cast(? as varchar))"))));
        for (int i = 0; i < sizes.size(); i++) {
            query.setParameter(i + 1, sizes.get(i).text());
        }
        return sizes(query);
    }

    private static Set<ShoeSize> sizes(Query query) {
        List<?> texts = query.getResultList();
        return texts.stream().map(size -> new ShoeSize((String) size)).collect(Collectors.toSet());
    }

    private static String listKnown() {
        Set<ShoeSize> known = new TreeSet<>();
        List<String> charted = Panache.getEntityManager()
                .createQuery("select distinct c.size from SizeChart e join e.sizes c", String.class)
                .getResultList();
        charted.forEach(size -> known.add(new ShoeSize(size)));
        known.addAll(sizes(Panache.getEntityManager().createNativeQuery(ALL_OBSERVED)));
        return known.isEmpty()
                ? " (it knows none yet)"
                : ": " + known.stream().map(ShoeSize::text).collect(Collectors.joining(", "));
    }
}
