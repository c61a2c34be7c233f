// SPDX-License-Identifier: Apache-2.0
package db.migration;

import dev.colorway.price.history.PriceDayRebuild;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Creates the price history (the observations of each sneaker by UTC day) and fills it from the prices. Flyway reads
 * version and description from the name of the class.
 */
@SuppressWarnings("IdentifierName")
public class V13__Price_history extends BaseJavaMigration {

    /**
     * The entity {@code PriceDay} describes the columns. There is no foreign key to the sneaker: H2 would create one
     * more index for it, and each new price would have to update that index.
     */
    private static final String TABLE = """
            create table price_day (
              sneaker_id bigint not null,
              currency varchar(3) %1$s not null,
              kind varchar(10) %1$s not null,
              item_condition varchar(10) %1$s not null,
              utc_day integer not null,
              part integer not null,
              closed integer not null,
              first_at bigint not null,
              last_at bigint not null,
              last_units bigint not null,
              observed bytea not null,
              constraint price_day_key primary key (sneaker_id, currency, kind, item_condition, utc_day, part)
            )""";

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            // On H2, a migration that was killed can have left the table behind.
            statement.execute("drop table if exists price_day");
            statement.execute(
                    TABLE.formatted(context.getConfiguration().getPlaceholders().get("byCodePoint")));
        }
        PriceDayRebuild.run(connection);
    }
}
