// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The sizes that the catalog knows: those in size charts, and those of prices, current or not. */
public final class KnownSizes {

    private static final String PARAMETER = "size";
    /**
     * SQL with one index lookup for each possible size, because there are too many prices to read. It contains no text
     * from a request.
     */
    private static final String OBSERVED = "select v.size from (values "
            + ShoeSize.all().map(size -> "('" + size + "')").collect(Collectors.joining(", "))
            + ") as v(size) where exists (select 1 from price p where p.size = v.size)";

    private KnownSizes() {}

    /**
     * Refuses sizes that the catalog does not know. Costs one SQL statement for sizes in charts, two if there are
     * others.
     *
     * @return the sizes that are equivalent to one of them in a chart of any brand, including the sizes themselves
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

    /** Returns those of some sizes that a price has, and perhaps others. */
    private static Set<ShoeSize> observed(List<ShoeSize> sizes) {
        return sizes.size() > 1 ? observed() : isObserved(sizes.get(0)) ? Set.copyOf(sizes) : Set.of();
    }

    private static boolean isObserved(ShoeSize size) {
        return !Panache.getEntityManager()
                .createQuery("select 1 from Price p where p.size = :size", Integer.class)
                .setParameter("size", size.text())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Returns all sizes that a price has. */
    private static Set<ShoeSize> observed() {
        List<?> observed =
                Panache.getEntityManager().createNativeQuery(OBSERVED).getResultList();
        return observed.stream().map(size -> new ShoeSize((String) size)).collect(Collectors.toSet());
    }

    private static String listKnown() {
        Set<ShoeSize> known = new TreeSet<>();
        List<String> charted = Panache.getEntityManager()
                .createQuery("select distinct c.size from SizeChart e join e.sizes c", String.class)
                .getResultList();
        charted.forEach(size -> known.add(new ShoeSize(size)));
        known.addAll(observed());
        return known.isEmpty()
                ? " (it knows none yet)"
                : ": " + known.stream().map(ShoeSize::text).collect(Collectors.joining(", "));
    }
}
