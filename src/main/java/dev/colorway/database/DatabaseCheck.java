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
 * Checks, before any other part starts, whether the service can use its database. Waits for a database that is not
 * available yet. Reports a fault to the operator in one line: the line names the setting and contains no password.
 */
public final class DatabaseCheck {

    private static final String RIGHT =
            " Set COLORWAY_DATABASE_URL to an address like jdbc:postgresql://host:5432/name, or unset it: the "
                    + "catalog is then an H2 file.";

    private static final Pattern SCHEME = Pattern.compile("^[a-z0-9:]+//");

    private DatabaseCheck() {}

    /**
     * Waits for the database, at most for {@code colorway.database.start-timeout}. If there is no fault, an H2 file
     * stays open until the connection pool closes.
     *
     * @param log receives a line every five seconds while the start waits, and a line if an H2 file is created or
     *     restored
     * @return what is wrong; empty if nothing is
     */
    public static Optional<String> fault(Consumer<String> log) {
        return fault(ConfigProvider.getConfig(), log);
    }

    static Optional<String> fault(Config settings, Consumer<String> log) {
        Duration limit;
        try {
            limit = settings.getValue(StartTimeout.SETTING, Duration.class);
        } catch (IllegalArgumentException | NoSuchElementException none) {
            return Optional.of("COLORWAY_DATABASE_START_TIMEOUT must be a duration, like 2M or 90S.");
        }
        StartTimeout startTimeout = new StartTimeout(limit, log);
        Optional<String> url = settings.getOptionalValue(Database.URL, String.class);
        if (url.isEmpty()) {
            return Optional.of("COLORWAY_DATABASE_URL is empty." + RIGHT);
        }
        Optional<Database> database = Database.of(url.get());
        if (database.isEmpty()) {
            return Optional.of(
                    "'" + withoutSecrets(url.get()) + "' is not the address of a supported database." + RIGHT);
        }
        return switch (database.get()) {
            case H2 -> H2Check.fault(url.get(), startTimeout);
            case POSTGRESQL ->
                new PostgreSqlCheck(
                                url.get(),
                                settings.getOptionalValue(Database.USER, String.class)
                                        .orElse(""),
                                settings.getOptionalValue(Database.PASSWORD, String.class)
                                        .orElse(""))
                        .fault(startTimeout);
        };
    }

    /**
     * Removes users and passwords from an address. They can be in its parameters or before its host, although JDBC
     * drivers do not accept them before the host. With an @ in the address, the end of a password is unclear, so only
     * the scheme remains. Without an @, only the parameters are removed.
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
