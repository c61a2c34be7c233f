// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.quarkus.agroal.runtime.AgroalConnectionConfigurer;
import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What Quarkus sets on a pool of connections by the kind of its database, for a kind that is known at the start only;
 * and what it cannot set: that a start may wait for a connection longer than a request.
 */
@Singleton
@Unremovable
@JdbcDriver(ConnectionPool.KIND)
class ConnectionPool implements AgroalConnectionConfigurer {

    /** quarkus.datasource.db-kind */
    static final String KIND = "colorway";

    @ConfigProperty(name = Patience.SETTING)
    Duration ofStart;

    @ConfigProperty(name = "quarkus.datasource.jdbc.acquisition-timeout")
    Duration ofRequest;

    @ConfigProperty(name = "quarkus.datasource.jdbc.login-timeout")
    Duration ofLogin;

    /**
     * Without the sorter the pool would go on handing out connections that are broken. It is also here that the pool
     * can be changed before it connects: migrations have what the start has.
     */
    @Override
    public void setExceptionSorter(String kind, AgroalDataSourceConfigurationSupplier pool) {
        AgroalConnectionPoolConfigurationSupplier connections = pool.connectionPoolConfiguration();
        if (Database.current() == Database.POSTGRESQL) {
            connections.exceptionSorter(new PostgreSQLExceptionSorter());
        }
        connections.acquisitionTimeout(longer(ofStart, ofRequest));
        connections.connectionFactoryConfiguration().loginTimeout(longer(ofStart, ofLogin));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The last that a start does before requests are taken. */
    void serve(@Observes @Priority(Integer.MAX_VALUE) StartupEvent start, AgroalDataSource pool) {
        pool.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(ofRequest);
        // Where the pool leaves it, and the driver of PostgreSQL finds it.
        DriverManager.setLoginTimeout((int) ofLogin.toSeconds());
    }

    @PreDestroy
    void close() throws SQLException {
        H2Check.letGo();
    }
}
