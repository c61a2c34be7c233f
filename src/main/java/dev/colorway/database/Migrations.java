// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Configures the migrations in db/migration for the database that they run on. */
@Singleton
@Unremovable
class Migrations implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration migrations) {
        migrations.placeholders(Map.of("byCodePoint", Database.current().byCodePoint()));
        // An older version of the service refuses a catalog with migrations of a newer version, because its code does
        // not match the newer schema.
        migrations.ignoreMigrationPatterns(new String[0]);
    }
}
