// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The baseline for exports. Reads with plain JDBC everything that the file of a generated catalog contains, in the
 * order of an export, and discards it.
 */
public final class JdbcRead {

    private static final List<String> ENTRIES = List.of(
            "select slug, name from brand order by id",
            "select slug, name from designer order by id",
            """
            select e.slug, e.name, b.slug, e.line, e.released_first, e.released_last, e.retro_released_first,
              e.retro_released_last, e.design_concept, e.upper_material, e.note, p.slug
            from silhouette e join brand b on b.id = e.brand_id left join silhouette p on p.id = e.predecessor_id
            order by e.id""",
            "select slug, name, note from collaborator order by id",
            "select e.slug, e.name, b.slug from collaboration e join brand b on b.id = e.brand_id order by e.id",
            """
            select e.slug, e.name, e.colorway, e.style_code, s.slug, c.slug, e.released_first, e.released_last
            from sneaker e join silhouette s on s.id = e.silhouette_id
            left join collaboration c on c.id = e.collaboration_id order by e.id""",
            """
            select s.slug, p.amount, p.currency, p.kind, p.size, p.observed_at, p.source
            from price p join sneaker s on s.id = p.sneaker_id order by p.id""");

    /** The lists inside entries, which are not separate rows in a file. */
    private static final List<String> LISTS = List.of(
            "select e.silhouette_id, d.slug, e.role from silhouette_designer e join designer d on d.id = "
                    + "e.designer_id order by e.silhouette_id, e.position",
            "select silhouette_id, name, placement, benefit from silhouette_technology order by silhouette_id, "
                    + "position",
            "select silhouette_id, name, awarded_by, award_year from silhouette_award order by silhouette_id, position",
            """
            select e.collaboration_id, c.slug from collaboration_collaborator e
            join collaborator c on c.id = e.collaborator_id order by e.collaboration_id, e.position""",
            "select sneaker_id, name, placement, benefit from sneaker_technology order by sneaker_id, position");

    private JdbcRead() {}

    /**
     * Reads an H2 file. Prints the count of entries and prices, and the time in seconds without the start of the
     * process.
     *
     * @param args the folder of the H2 file
     */
    public static void main(String[] args) throws SQLException {
        // Reads rows lazily, because otherwise H2 collects the whole result first.
        try (Connection database =
                DriverManager.getConnection(Storage.url(Path.of(args[0])) + ";LAZY_QUERY_EXECUTION=1")) {
            long start = System.nanoTime();
            long rows = 0;
            for (String sql : ENTRIES) {
                rows += read(database, sql);
            }
            for (String sql : LISTS) {
                read(database, sql);
            }
            System.out.println("rows " + rows);
            System.out.println("seconds " + (System.nanoTime() - start) / 1e9);
        }
    }

    private static long read(Connection database, String sql) throws SQLException {
        long rows = 0;
        try (Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            int columns = answer.getMetaData().getColumnCount();
            while (answer.next()) {
                rows++;
                for (int column = 1; column <= columns; column++) {
                    answer.getObject(column);
                }
            }
        }
        return rows;
    }
}
