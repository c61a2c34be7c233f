// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.registry.selector.spi.DialectSelector;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/**
 * Selects the SQL dialect of Hibernate. Quarkus fixes only the name of this selector at build time. Hibernate resolves
 * the name at every start.
 */
public final class DatabaseDialect implements DialectSelector {

    /** The value of quarkus.hibernate-orm.dialect. */
    static final String NAME = "colorway";

    /**
     * An HQL function: {@code is_any(x.id, :ids)} is true for each row whose id is in an array. Its SQL is the same for
     * every count of ids, so Hibernate translates it once, and the database parses it once. Hibernate translates
     * {@code x.id in :ids} again at each use.
     *
     * <p>Use it only for a column with an index of its own. H2 reads the whole index if the query also compares another
     * column of the same index.
     */
    private static final String IS_ANY = "is_any";

    private static void register(FunctionContributions functions) {
        functions
                .getFunctionRegistry()
                .registerPattern(
                        IS_ANY,
                        "?1=any(?2)",
                        functions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN));
    }

    /** The dialect of the H2 that the service includes. */
    public static final class OfH2 extends H2Dialect {
        public OfH2() {
            super(DatabaseVersion.make(2, 4, 240));
        }

        @Override
        public void initializeFunctionRegistry(FunctionContributions functions) {
            super.initializeFunctionRegistry(functions);
            register(functions);
        }
    }

    /** The dialect of the oldest PostgreSQL that supports the migrations. */
    public static final class OfPostgreSql extends PostgreSQLDialect {
        public OfPostgreSql() {
            super(DatabaseVersion.make(15));
        }

        @Override
        public void initializeFunctionRegistry(FunctionContributions functions) {
            super.initializeFunctionRegistry(functions);
            register(functions);
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
