// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The addresses that {@link AnswerBenchmark} requests, with values that occur in a catalog. */
final class AnswerQuestions {

    private static final int MANY = 5_000;
    private static final int TRIES = 20 * MANY;
    private static final int DRAWS = 100_000;
    private static final BigDecimal WIDTH = new BigDecimal(20);

    private static final String MOST_FREQUENT_COLLABORATOR = """
            select c.slug from collaborator c
            join collaboration_collaborator k on k.collaborator_id = c.id
            join sneaker s on s.collaboration_id = k.collaboration_id
            group by c.slug order by count(*) desc, c.slug limit 1""";
    private static final String SNEAKER_OF_COLLABORATOR = """
            select s.slug from collaborator c
            join collaboration_collaborator k on k.collaborator_id = c.id
            join sneaker s on s.collaboration_id = k.collaboration_id
            where c.slug = ? order by s.slug limit 1""";
    private static final String MOST_FREQUENT_SIZE = """
            select p.size from price p where p.currency = 'SGD' and p.kind = 'ASK' and p.is_current
            group by p.size order by count(*) desc, p.size limit 1""";

    private final String list;
    private final String entry;
    private final String range;
    /** Different questions; the most frequent one is the first. */
    private final List<String> many;

    private final long seed;

    /** Chooses the questions. The same catalog and seed result in the same ones. */
    AnswerQuestions(Connection catalog, long seed) throws SQLException {
        this.seed = seed;
        String collaborator = one(catalog, MOST_FREQUENT_COLLABORATOR);
        list = "/sneakers?collaborator=" + collaborator + "&limit=20";
        entry = "/sneakers/" + one(catalog, SNEAKER_OF_COLLABORATOR, collaborator);
        range = "/sneakers?minPrice=200&maxPrice=300&size=" + one(catalog, MOST_FREQUENT_SIZE) + "&limit=20";
        OccurringValues values = new OccurringValues(catalog, seed);
        Random random = new Random(seed);
        Set<String> different = new LinkedHashSet<>();
        for (int tried = 0; different.size() < MANY && tried < TRIES; tried++) {
            different.add(any(values, random));
        }
        many = List.copyOf(different);
    }

    private static String one(Connection catalog, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = catalog.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet answer = statement.executeQuery()) {
                if (!answer.next()) {
                    throw new IllegalStateException("The catalog is too small. Choose more sneakers.");
                }
                return answer.getString(1);
            }
        }
    }

    /** Returns a question of a kind that all servers can answer: two in five are about one sneaker. */
    private static String any(OccurringValues values, Random random) throws SQLException {
        OccurringValues.Ask ask = values.ask();
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> "/sneakers/" + values.sneaker();
            case 4, 5 -> "/sneakers?collaborator=" + values.collaborator() + "&limit=20";
            case 6 -> "/sneakers?designer=" + values.designer() + "&size=" + ask.size() + "&limit=20";
            case 7 -> "/sneakers?brand=" + values.brand() + prices(ask) + "&limit=20";
            default -> "/sneakers?size=" + ask.size() + prices(ask) + "&limit=20";
        };
    }

    private static String prices(OccurringValues.Ask ask) {
        BigDecimal from = ask.amount().setScale(2);
        return "&minPrice=" + from + "&maxPrice=" + from.add(WIDTH);
    }

    /**
     * Returns the address of a mix without scheme, host and port. If the mix has many addresses, returns the most
     * frequent one.
     */
    String address(AnswerMix mix) {
        return switch (mix) {
            case LIST, LIST_UNCHANGED, COMPRESSED -> list;
            case ENTRY, ENTRY_UNCHANGED -> entry;
            case RANGE -> range;
            case FACETS -> "/sneakers?facets=collaborator,designer,brand,silhouette,size&limit=20";
            case MANY, MANY_AND_WRITES -> many.get(0);
        };
    }

    /** Returns all addresses of these mixes. */
    Set<String> addresses(Collection<AnswerMix> mixes) {
        Set<String> all = new LinkedHashSet<>();
        mixes.forEach(mix -> all.addAll(mix.isOfMany() ? many : List.of(address(mix))));
        return all;
    }

    /** Writes the addresses of the mixes that have many, one in each line. */
    void writeMany(Path file) throws IOException {
        Files.write(file, many);
    }

    /**
     * Writes which of these addresses to send, drawn at random: their positions in the file of {@link #writeMany}, from
     * 1, in the order in which to send them.
     */
    void writeDraws(Path file) throws IOException {
        Zipf zipf = new Zipf(many.size(), new Random(seed));
        List<String> draws = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            draws.add(String.valueOf(zipf.next() + 1));
        }
        Files.write(file, draws);
    }
}
