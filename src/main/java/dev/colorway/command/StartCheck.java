// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.database.DatabaseCheck;
import dev.colorway.database.DatabaseFailure;
import dev.colorway.http.connection.Connections;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Checks the port and the database before the service or a command starts. Ends the process if the start is not
 * possible.
 */
final class StartCheck {

    /** The exit code of a process that could not start. */
    static final int EXIT_FAILURE = 2;

    /**
     * The name of an exception and the code of a message, such as SRCFG00014, with which the framework begins its
     * messages.
     */
    private static final Pattern FRAMEWORK_CODE = Pattern.compile("(?:[a-zA-Z.]+Exception: )?SRCFG[0-9]+: ");

    private static final Pattern UNKNOWN_SETTING = Pattern.compile("(\\S+) in \\S+ does not map to any root");

    private StartCheck() {}

    /**
     * Ends the process with one line on standard error if the service cannot listen, has no database, or has an invalid
     * setting for its connections. Dev mode checks only the database.
     */
    static void ofService() {
        // A live reload keeps the port open.
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            exitIfPresent(ListenCheck.fault());
            limitConnections();
        }
        exitIfPresent(DatabaseCheck.fault(System.out::println));
    }

    private static void limitConnections() {
        try {
            Connections.limit().ifPresent(System.out::println);
        } catch (IllegalArgumentException | NoSuchElementException wrong) {
            exitIfPresent(Optional.of(Objects.requireNonNullElse(wrong.getMessage(), wrong.toString())));
        }
    }

    /** Ends the process with one line on standard error if a command has no database. */
    static void ofCommand() {
        exitIfPresent(DatabaseCheck.fault(System.err::println));
    }

    private static void exitIfPresent(Optional<String> fault) {
        fault.ifPresent(line -> {
            System.err.println(line);
            System.exit(EXIT_FAILURE);
        });
    }

    /**
     * Ends the process of the service or of a command. For a failure because of the port, a setting, the database or
     * the schema of the catalog, prints one line on standard error and ends with {@link #EXIT_FAILURE}. Logs any other
     * failure.
     *
     * @param code the exit code for all other cases
     * @param failure null if nothing failed
     */
    static void end(int code, @Nullable Throwable failure) {
        exitIfPresent(ofPort(failure)
                .or(() -> ofSetting(failure))
                .or(() -> ofDatabase(failure))
                .or(() -> ofSchema(failure)));
        if (failure != null) {
            Logger.getLogger(StartCheck.class).error("The service could not start", failure);
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, failure);
    }

    /** Returns the message for a start that failed because the service could not listen; empty for other failures. */
    static Optional<String> ofPort(@Nullable Throwable failure) {
        return causes(failure)
                .filter(QuarkusBindException.class::isInstance)
                .map(QuarkusBindException.class::cast)
                .findFirst()
                .map(taken -> new ListenCheck(taken.getHost(), taken.getPort(), false).inUse());
    }

    private static Optional<String> ofSetting(@Nullable Throwable failure) {
        return causes(failure)
                .filter(cause -> cause instanceof ConfigurationException || cause instanceof ConfigValidationException)
                .findFirst()
                .map(StartCheck::message);
    }

    /**
     * Returns the message in one line; null if the exception has none. The framework puts each wrong setting into a
     * separate line.
     */
    private static @Nullable String message(Throwable wrong) {
        return wrong instanceof ConfigValidationException invalid
                ? IntStream.range(0, invalid.getProblemCount())
                        .mapToObj(i -> invalid.getProblem(i).getMessage())
                        .map(StartCheck::plain)
                        .sorted()
                        .collect(Collectors.joining("; "))
                : wrong.getMessage();
    }

    private static String plain(String problem) {
        return UNKNOWN_SETTING
                .matcher(FRAMEWORK_CODE.matcher(problem).replaceAll(""))
                .replaceFirst("There is no setting $1");
    }

    private static Optional<String> ofDatabase(@Nullable Throwable failure) {
        return DatabaseFailure.isUnreachable(failure)
                ? Optional.of("The connection to the database was lost during the start.")
                : Optional.empty();
    }

    private static Optional<String> ofSchema(@Nullable Throwable failure) {
        return causes(failure)
                .filter(FlywayException.class::isInstance)
                .map(FlywayException.class::cast)
                .findFirst()
                .map(StartCheck::ofSchema);
    }

    private static String ofSchema(FlywayException failure) {
        return failure instanceof FlywayValidateException
                ? "The catalog was used by another version of the service. This version cannot use its schema. "
                        + "Start that version or a newer one, or restore a backup from before that version used the "
                        + "catalog."
                : "The schema of the catalog cannot be updated: "
                        + String.valueOf(failure.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("");
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
