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
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Configures the connection pool for H2 or PostgreSQL. The kind is known only at the start, and Quarkus configures a
 * pool only for a kind that is fixed at build time. Also lets the start wait longer for a connection than a request
 * waits: Quarkus has no setting for this.
 */
@Singleton
@Unremovable
@JdbcDriver(ConnectionPool.KIND)
class ConnectionPool implements AgroalConnectionConfigurer {

    /** The value of quarkus.datasource.db-kind. */
    static final String KIND = "colorway";

    /** The start needs up to three connections at the same time. */
    private static final int MIN_CONNECTIONS = 3;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    @ConfigProperty(name = StartTimeout.SETTING)
    Duration startTimeout;

    @ConfigProperty(name = "quarkus.datasource.jdbc.acquisition-timeout")
    Duration acquisitionTimeout;

    @ConfigProperty(name = "quarkus.datasource.jdbc.login-timeout")
    Duration loginTimeout;

    /**
     * Sets the exception sorter for PostgreSQL: without a sorter, the pool would continue to use broken connections.
     * Also sets the timeouts of the start. The pool calls this method before it connects, so these timeouts apply to
     * the migrations.
     *
     * @throws ConfigurationException if the pool is too small for the start
     */
    @Override
    public void setExceptionSorter(String kind, AgroalDataSourceConfigurationSupplier pool) {
        if (connections < MIN_CONNECTIONS) {
            throw new ConfigurationException("QUARKUS_DATASOURCE_JDBC_MAX_SIZE must be at least " + MIN_CONNECTIONS);
        }
        AgroalConnectionPoolConfigurationSupplier settings = pool.connectionPoolConfiguration();
        if (Database.current() == Database.POSTGRESQL) {
            settings.exceptionSorter(new PostgreSQLExceptionSorter());
        }
        settings.acquisitionTimeout(longer(startTimeout, acquisitionTimeout));
        settings.connectionFactoryConfiguration().loginTimeout(longer(startTimeout, loginTimeout));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Sets the timeouts for requests. Runs last at the start, before the service accepts requests. */
    void applyRequestTimeouts(@Observes @Priority(Integer.MAX_VALUE) StartupEvent start, AgroalDataSource pool) {
        pool.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(acquisitionTimeout);
        // The pool has set the login timeout of the DriverManager for the start. The driver of PostgreSQL reads it
        // there.
        DriverManager.setLoginTimeout((int) loginTimeout.toSeconds());
    }

    @PreDestroy
    void close() throws SQLException {
        H2Check.close();
    }
}
