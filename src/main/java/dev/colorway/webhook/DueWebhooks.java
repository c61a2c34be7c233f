// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The webhooks that have something to deliver now.
 *
 * @param hasActive whether there are active webhooks at all
 * @param due the ids of the active webhooks that are not in a pause and have a pending delivery, a due digest or
 *     changes to look at
 */
record DueWebhooks(boolean hasActive, List<Long> due) {

    /**
     * A webhook has changes to look at if its position is before the end of the last write, which
     * {@link dev.colorway.revision.ChangeId#after} computes as {@code (revision + 1) * 2^24 - 1}. This statement runs
     * after every write, so it uses JDBC without a session, and the statistics of Hibernate do not count it.
     */
    private static final String ACTIVE = "select w.id, (w.next_attempt_at is null or w.next_attempt_at <= ?) and "
            + "(w.pending > 0 or w.digest_week < ? or (w.digest is null and w.position < (r.revision + 1) * 16777216 "
            + "- 1)) from webhook w, catalog_revision r "
            + "where w.status = 'ACTIVE' and r.id = 1 order by w.id";

    /**
     * Finds the webhooks with one statement.
     *
     * @param week the present week: a webhook is due if its last digest is of an earlier week
     */
    static DueWebhooks find(DataSource connections, String week) throws SQLException {
        List<Long> due = new ArrayList<>();
        boolean hasActive = false;
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(ACTIVE)) {
            statement.setObject(1, OffsetDateTime.now(ZoneOffset.UTC));
            statement.setString(2, week);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    hasActive = true;
                    if (rows.getBoolean(2)) {
                        due.add(rows.getLong(1));
                    }
                }
            }
        }
        return new DueWebhooks(hasActive, due);
    }
}
