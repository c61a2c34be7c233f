// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.database.DatabaseCheck;
import java.util.Optional;

/** What the service and the commands on its catalog do before they start. */
final class Start {

    /** The exit code of what could not even begin. */
    static final int COULD_NOT = 2;

    private Start() {}

    /** Ends the process with one line on standard error if the service has no database. */
    static void ofService() {
        orEnd(DatabaseCheck.fault(System.out::println));
    }

    /** Ends the process with one line on standard error if a command has no database. */
    static void ofCommand() {
        orEnd(DatabaseCheck.fault(System.err::println));
    }

    private static void orEnd(Optional<String> fault) {
        fault.ifPresent(line -> {
            System.err.println(line);
            System.exit(COULD_NOT);
        });
    }
}
