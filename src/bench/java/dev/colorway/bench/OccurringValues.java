// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Random values that occur in a catalog, for requests. The same seed selects the same values. */
final class OccurringValues {

    private static final int SHORTEST_WORD = 4;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final Connection database;
    private final Random random;
    /** The largest id of each table. The ids of a {@link FilledDatabase} have no gaps. */
    private final Map<String, Long> largest = new HashMap<>();

    OccurringValues(Connection database, long seed) {
        this.database = database;
        this.random = new Random(seed);
    }

    String collaborator() throws SQLException {
        return one("collaborator", "select slug from collaborator where id = ?")[0].toString();
    }

    String sneaker() throws SQLException {
        return one("sneaker", "select slug from sneaker where id = ?")[0].toString();
    }

    /** Returns the slug of a designer of a random sneaker: a designer of many sneakers is returned more often. */
    String designer() throws SQLException {
        return one("sneaker", """
                select d.slug from sneaker s join silhouette_designer c on c.silhouette_id = s.silhouette_id
                join designer d on d.id = c.designer_id
                where s.id = ? and c.role <> 'NAMESAKE' order by c.position""")[0].toString();
    }

    String brand() throws SQLException {
        return one("brand", "select slug from brand where id = ?")[0].toString();
    }

    /** Returns a size and the amount of a current ask at that size, in Singapore dollars; frequent sizes more often. */
    Ask ask() throws SQLException {
        Object[] found = one(
                "price",
                "select size, amount from price where id = ? and currency = 'SGD' and kind = 'ASK' and is_current");
        return new Ask(found[0].toString(), (BigDecimal) found[1]);
    }

    record Ask(String size, BigDecimal amount) {}

    /** Returns the brand of a sneaker and the amount of one of its current asks, in Singapore dollars. */
    BrandAsk askOfBrand() throws SQLException {
        Object[] found = one("price", """
                select b.slug, p.amount from price p join sneaker s on s.id = p.sneaker_id
                join silhouette k on k.id = s.silhouette_id join brand b on b.id = k.brand_id
                where p.id = ? and p.currency = 'SGD' and p.kind = 'ASK' and p.is_current""");
        return new BrandAsk(found[0].toString(), (BigDecimal) found[1]);
    }

    record BrandAsk(String brand, BigDecimal amount) {}

    /** Returns a word of a sneaker's name, in lower case. */
    String word() throws SQLException {
        List<String> words = new ArrayList<>();
        while (words.isEmpty()) {
            for (String word : one("sneaker", "select name from sneaker where id = ?")[0]
                    .toString()
                    .toLowerCase(Locale.ROOT)
                    .split("[^a-z]+")) {
                if (word.length() >= SHORTEST_WORD) {
                    words.add(word);
                }
            }
        }
        return words.get(random.nextInt(words.size()));
    }

    /** Returns a word with one letter removed, added or replaced, or with two letters swapped. */
    String misspeltWord() throws SQLException {
        String word = word();
        String wrong = word;
        while (wrong.equals(word)) {
            wrong = edited(word);
        }
        return wrong;
    }

    private String edited(String text) {
        StringBuilder word = new StringBuilder(text);
        // A removed, added or replaced letter is never the first one, because such typos are rare.
        int index = 1 + random.nextInt(word.length() - 1);
        char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
        return switch (random.nextInt(4)) {
            case 0 -> word.deleteCharAt(index).toString();
            case 1 -> word.insert(index, letter).toString();
            case 2 -> word.replace(index, index + 1, String.valueOf(letter)).toString();
            // Swaps the letter with the one before it, which always exists.
            default ->
                word.insert(index - 1, word.charAt(index))
                        .deleteCharAt(index + 1)
                        .toString();
        };
    }

    /** Returns the first two to five letters of a word. */
    String beginning() throws SQLException {
        String word = word();
        return word.substring(0, Math.min(word.length(), 2 + random.nextInt(SHORTEST_WORD)));
    }

    /** Runs a query with random ids of a table until one returns a row, and returns that row. */
    private Object[] one(String table, String sql) throws SQLException {
        if (!largest.containsKey(table)) {
            largest.put(table, (Long) first("select max(id) from " + table, null)[0]);
        }
        Object[] found = null;
        while (found == null) {
            found = first(sql, 1 + (long) (random.nextDouble() * largest.get(table)));
        }
        return found;
    }

    private Object[] first(String sql, Long id) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            if (id != null) {
                statement.setLong(1, id);
            }
            try (ResultSet answer = statement.executeQuery()) {
                if (!answer.next()) {
                    return null;
                }
                Object[] row = new Object[answer.getMetaData().getColumnCount()];
                for (int column = 0; column < row.length; column++) {
                    row[column] = answer.getObject(column + 1);
                }
                return row;
            }
        }
    }
}
