// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Whether the database is one that the service can start with, found out before anything starts. A database that may
 * still come up is waited for. What is wrong is for operators: one line that names the setting and holds no password.
 */
public final class DatabaseCheck {

    private static final String RIGHT =
            " COLORWAY_DATABASE_URL must be like jdbc:postgresql://host:5432/name, or not set at all: the "
                    + "catalog is then an H2 file.";

    private static final Pattern SCHEME = Pattern.compile("^[a-z0-9:]+//");

    private DatabaseCheck() {}

    /**
     * Waits for the database, as long as {@code colorway.database.start-timeout} says. An H2 file is open afterwards,
     * and stays so until the pool of connections is closed.
     *
     * @param log is told every few seconds what the start waits for
     * @return what is wrong, if anything is
     */
    public static Optional<String> fault(Consumer<String> log) {
        return fault(ConfigProvider.getConfig(), log);
    }

    static Optional<String> fault(Config settings, Consumer<String> log) {
        Duration limit;
        try {
            limit = settings.getValue(Patience.SETTING, Duration.class);
        } catch (IllegalArgumentException | NoSuchElementException none) {
            return Optional.of("COLORWAY_DATABASE_START_TIMEOUT must be a length of time, like 2M or 90S.");
        }
        Patience patience = new Patience(limit, log);
        Optional<String> url = settings.getOptionalValue(Database.URL, String.class);
        if (url.isEmpty()) {
            return Optional.of("COLORWAY_DATABASE_URL is empty." + RIGHT);
        }
        Optional<Database> database = Database.of(url.get());
        if (database.isEmpty()) {
            return Optional.of(
                    "'" + withoutSecrets(url.get()) + "' is no address of a database that this service knows." + RIGHT);
        }
        return switch (database.get()) {
            case H2 -> H2Check.fault(url.get(), patience);
            case POSTGRESQL ->
                new PostgreSqlCheck(
                                url.get(),
                                settings.getOptionalValue(Database.USER, String.class)
                                        .orElse(""),
                                settings.getOptionalValue(Database.PASSWORD, String.class)
                                        .orElse(""))
                        .fault(patience);
        };
    }

    /**
     * An address without the users and passwords that may stand in its parameters or, though no JDBC driver takes them
     * there, before its host. Where there is an @, nobody can tell where a password ends: nothing is left of it but its
     * scheme.
     */
    static String withoutSecrets(String url) {
        return url.contains("@")
                ? SCHEME.matcher(url)
                                .results()
                                .findFirst()
                                .map(MatchResult::group)
                                .orElse("") + "..."
                : url.replaceFirst("[?;].*", "");
    }
}
