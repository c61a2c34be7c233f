// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.quarkus.agroal.runtime.AgroalConnectionConfigurer;
import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;

/**
 * What Quarkus sets on a pool of connections by the kind of its database, for a kind that is known at the start only.
 */
@Singleton
@Unremovable
@JdbcDriver(ConnectionPool.KIND)
class ConnectionPool implements AgroalConnectionConfigurer {

    /** quarkus.datasource.db-kind */
    static final String KIND = "colorway";

    /** Without it the pool would go on handing out connections that are broken. */
    @Override
    public void setExceptionSorter(String kind, AgroalDataSourceConfigurationSupplier pool) {
        if (Database.current() == Database.POSTGRESQL) {
            pool.connectionPoolConfiguration().exceptionSorter(new PostgreSQLExceptionSorter());
        }
    }
}
