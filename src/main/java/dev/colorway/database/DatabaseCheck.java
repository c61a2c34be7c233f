// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Whether the database is one that the service can start with, found out before anything starts. What is wrong is for
 * operators: one line that names the setting and holds no password.
 */
public final class DatabaseCheck {

    private static final String RIGHT =
            " COLORWAY_DATABASE_URL must be like jdbc:postgresql://host:5432/name, or not set at all: the "
                    + "catalog is then an H2 file.";

    private static final Pattern SCHEME = Pattern.compile("^[a-z0-9:]+//");

    private DatabaseCheck() {}

    /** What is wrong, if anything is. It takes no longer than connecting may. */
    public static Optional<String> fault() {
        Config settings = ConfigProvider.getConfig();
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
            case H2 -> H2Check.fault(url.get());
            case POSTGRESQL ->
                new PostgreSqlCheck(
                                url.get(),
                                settings.getOptionalValue(Database.USER, String.class)
                                        .orElse(""),
                                settings.getOptionalValue(Database.PASSWORD, String.class)
                                        .orElse(""))
                        .fault();
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
