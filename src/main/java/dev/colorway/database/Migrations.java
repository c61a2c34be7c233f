// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** What the migrations in db/migration are told of the database that they run on. */
@Singleton
@Unremovable
class Migrations implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration migrations) {
        migrations.placeholders(Map.of("byCodePoint", Database.current().byCodePoint()));
        // An older version does not use the catalog of a newer one: it would not know what the newer one keeps there.
        migrations.ignoreMigrationPatterns(new String[0]);
    }
}
