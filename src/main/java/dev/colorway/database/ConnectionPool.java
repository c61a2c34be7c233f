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
 * Configures the connection pool for a kind of database that is only known at the start, as Quarkus does for kinds that
 * it knows at build time. Also does what Quarkus cannot: a start can wait longer for a connection than a request.
 */
@Singleton
@Unremovable
@JdbcDriver(ConnectionPool.KIND)
class ConnectionPool implements AgroalConnectionConfigurer {

    /** The value of quarkus.datasource.db-kind. */
    static final String KIND = "colorway";

    /** The start needs more connections at the same time than one or two. */
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
     * Sets the sorter: without it, the pool would continue to hand out broken connections. Also sets the timeouts of
     * the start here, before the pool connects, so that they apply to the migrations too.
     *
     * @throws ConfigurationException if the pool is too small to start with
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
        // The pool sets the login timeout here, and the driver of PostgreSQL reads it here.
        DriverManager.setLoginTimeout((int) loginTimeout.toSeconds());
    }

    @PreDestroy
    void close() throws SQLException {
        H2Check.close();
    }
}
