// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import dev.colorway.http.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The sizes that the catalog knows: those in size charts, and those of prices, current or not. */
public final class KnownSizes {

    private static final String PARAMETER = "size";
    /**
     * SQL with two index lookups for each possible size, because there are too many prices to read. It contains no text
     * from a request. All widths of a size lie between its text with a hyphen and its text with the next character, a
     * point.
     */
    private static final String OBSERVED = "select v.size from (values "
            + ShoeSize.allWithoutWidth().map(size -> "('" + size + "')").collect(Collectors.joining(", "))
            + ") as v(size) where exists (select 1 from price p where p.size = v.size) or exists "
            + "(select 1 from price p where p.size > v.size || '-' and p.size < v.size || '.')";

    private KnownSizes() {}

    /**
     * Refuses a size that the catalog does not know. Costs one SQL statement for a size in a chart, two for a size that
     * only prices have. A size in a chart is known in every width.
     *
     * @return the sizes that are equivalent in a chart of any brand, of the same width, including the size itself
     * @throws ProblemException {@code INVALID_PARAMETER}, with the list of the known sizes
     */
    public static Set<ShoeSize> check(ShoeSize size) {
        Set<ShoeSize> same = Equivalents.ofAnyBrand(size);
        if (same.isEmpty() && !isObserved(size)) {
            throw ProblemException.ofParameter(
                    PARAMETER, "must be a size that the catalog knows" + listKnown() + ", not '" + size + "'");
        }
        same.add(size);
        return same;
    }

    private static boolean isObserved(ShoeSize size) {
        return !Panache.getEntityManager()
                .createQuery("select 1 from Price p where p.size in :sizes", Integer.class)
                .setParameter("sizes", size.found().map(ShoeSize::text).toList())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private static String listKnown() {
        Set<ShoeSize> known = new TreeSet<>();
        List<String> charted = Panache.getEntityManager()
                .createQuery("select distinct c.size from SizeChart e join e.sizes c", String.class)
                .getResultList();
        charted.forEach(size -> known.add(new ShoeSize(size)));
        List<?> observed =
                Panache.getEntityManager().createNativeQuery(OBSERVED).getResultList();
        observed.forEach(size -> known.add(new ShoeSize((String) size)));
        return known.isEmpty()
                ? " (it knows none yet)"
                : ": " + known.stream().map(ShoeSize::text).collect(Collectors.joining(", "));
    }
}
