// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Rebuilds, at the start, the indexes that a killed import dropped. Runs before the migrations, so that a migration can
 * still drop or change such an index.
 */
public final class RebuildIndexes implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_MIGRATE && Database.current() == Database.H2;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try (ResultSet table =
                connection.getMetaData().getTables(null, connection.getSchema(), "INDEX_TO_REBUILD", null)) {
            if (table.next()) {
                BulkIndexes.rebuild(connection);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Cannot rebuild the indexes that an import dropped.", failed);
        }
    }

    @Override
    public String getCallbackName() {
        return "rebuild indexes";
    }
}
