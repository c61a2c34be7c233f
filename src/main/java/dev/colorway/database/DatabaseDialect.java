// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import org.hibernate.boot.registry.selector.spi.DialectSelector;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;

/**
 * The dialect of SQL that Hibernate speaks. Quarkus is told only the name of this choice when it is built; Hibernate
 * asks for what it stands for at every start.
 */
public final class DatabaseDialect implements DialectSelector {

    /** quarkus.hibernate-orm.dialect */
    static final String NAME = "colorway";

    /** That of the H2 that comes with the service. */
    public static final class OfH2 extends H2Dialect {
        public OfH2() {
            super(DatabaseVersion.make(2, 4, 240));
        }
    }

    /** That of the oldest PostgreSQL that has all that the migrations need. */
    public static final class OfPostgreSql extends PostgreSQLDialect {
        public OfPostgreSql() {
            super(DatabaseVersion.make(15));
        }
    }

    @Override
    public Class<? extends Dialect> resolve(String name) {
        if (!name.equals(NAME)) {
            return null;
        }
        return Database.current() == Database.H2 ? OfH2.class : OfPostgreSql.class;
    }
}
