// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;

/** What a command does on the catalog: in the service, but without its HTTP. */
final class Task {

    private static final int COULD_NOT = 2;

    private Task() {
    }

    /** Runs a task; the process ends with its exit code. */
    static int run(Class<? extends QuarkusApplication> task, String... arguments) {
        // Above the environment: a command is no start of the service, which would bring the built-in catalog.
        System.setProperty("colorway.first-catalog", "false");
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.log.console.level", "WARN");
        System.setProperty("quarkus.log.console.stderr", "true");
        // Of a start that failed it would show where in the code, even if there is nothing wrong with that.
        System.setProperty("quarkus.log.category.\"io.quarkus.runtime.Application\".level", "OFF");
        Quarkus.run(task, Task::end, arguments);
        return 0;
    }

    private static void end(int code, Throwable failure) {
        if (isInUse(failure)) {
            System.err.println("The catalog is in use: stop the service first, or ask it for this, at /imports or /catalog.");
            System.exit(COULD_NOT);
        }
        if (failure != null) {
            failure.printStackTrace();
        }
        System.exit(code);
    }

    /** Whether another process has the H2 file. */
    private static boolean isInUse(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1);
    }
}
