// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import org.hibernate.boot.registry.selector.spi.DialectSelector;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * Selects the SQL dialect of Hibernate. Quarkus fixes only the name of this selector at build time. Hibernate resolves
 * the name at every start.
 */
public final class DatabaseDialect implements DialectSelector {

    /** The value of quarkus.hibernate-orm.dialect. */
    static final String NAME = "colorway";

    /** The dialect of the H2 that the service includes. */
    public static final class OfH2 extends H2Dialect {
        public OfH2() {
            super(DatabaseVersion.make(2, 4, 240));
        }
    }

    /** The dialect of the oldest PostgreSQL that supports the migrations. */
    public static final class OfPostgreSql extends PostgreSQLDialect {
        public OfPostgreSql() {
            super(DatabaseVersion.make(15));
        }
    }

    @Override
    public @Nullable Class<? extends Dialect> resolve(String name) {
        if (!name.equals(NAME)) {
            return null;
        }
        return Database.current() == Database.H2 ? OfH2.class : OfPostgreSql.class;
    }
}
