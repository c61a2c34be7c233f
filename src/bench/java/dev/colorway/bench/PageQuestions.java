// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The values in the requests of {@link PageBenchmark}. They occur in a catalog, and none of them comes twice. */
final class PageQuestions {

    private static final BigDecimal WIDTH = new BigDecimal(50);
    /** The maximum count of draws until a value is a new one. */
    private static final int TRIES = 10_000;

    private final OccurringValues values;
    private final Set<String> given = new HashSet<>();

    /** Chooses from a catalog. The same catalog and seed result in the same questions. */
    PageQuestions(Connection catalog, long seed) {
        values = new OccurringValues(catalog, seed);
    }

    private interface Drawn {

        String next() throws SQLException;
    }

    /** Returns queries with two filters, brand and price range, that at least one sneaker matches. */
    List<String> queries(int count) throws SQLException {
        return different(count, () -> {
            OccurringValues.BrandAsk ask = values.askOfBrand();
            BigDecimal from = ask.amount().setScale(2);
            return "brand=" + ask.brand() + "&minPrice=" + from + "&maxPrice=" + from.add(WIDTH);
        });
    }

    /** Returns slugs of sneakers. */
    List<String> sneakers(int count) throws SQLException {
        return different(count, values::sneaker);
    }

    private List<String> different(int count, Drawn drawn) throws SQLException {
        List<String> some = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            some.add(another(drawn));
        }
        return some;
    }

    private String another(Drawn drawn) throws SQLException {
        for (int tried = 0; tried < TRIES; tried++) {
            String next = drawn.next();
            if (given.add(next)) {
                return next;
            }
        }
        throw new IllegalStateException(
                "The catalog is too small for so many different requests. Choose more sneakers, or fewer requests.");
    }
}
