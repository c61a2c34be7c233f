// SPDX-License-Identifier: Apache-2.0
package db.migration;

import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Folds the keys of names and silhouette lines again, because folding has changed for names with characters that have
 * no Latin form: now a key that is folded again stays the same. Slugs stay as they are. Flyway reads version and
 * description from the name of the class.
 */
@SuppressWarnings("IdentifierName")
public class V18__Fold_keys extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        V6__Fold_names.foldKeys(context.getConnection());
    }
}
