// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.database.DatabaseFailure;
import dev.colorway.http.problem.ProblemException;
import java.util.Optional;

/** Reports in one line that the database failed during a command, and whether the command stored anything. */
final class DatabaseReport {

    private DatabaseReport() {}

    /**
     * Prints the line on standard error.
     *
     * @param consequence what the command did, or did not do; a sentence
     * @return the exit code of the command
     * @throws RuntimeException the failure itself, if it is no {@link ProblemException} and the database did not cause
     *     it
     */
    static int print(RuntimeException failure, String consequence) {
        System.err.println(reason(failure).orElseThrow(() -> failure) + " " + consequence);
        return StartCheck.EXIT_FAILURE;
    }

    private static Optional<String> reason(RuntimeException failure) {
        if (failure instanceof ProblemException refused) {
            return Optional.of(refused.getMessage());
        }
        if (DatabaseFailure.isFull(failure)) {
            return Optional.of("The disk is full.");
        }
        if (DatabaseFailure.isDamaged(failure)) {
            return Optional.of("The catalog file is damaged: docs/OPERATIONS.md says how to recover it.");
        }
        if (DatabaseFailure.isUnreachable(failure)) {
            return Optional.of("The connection to the database was lost.");
        }
        return DatabaseFailure.transientCause(failure)
                .map(cause -> "The database rolled back the work after a timeout or a conflict with another write.");
    }
}
