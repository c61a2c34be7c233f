// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.database.DatabaseCheck;

/** What the service and the commands on its catalog do before they start. */
final class Start {

    /** The exit code of what could not even begin. */
    static final int COULD_NOT = 2;

    private Start() {}

    /** Ends the process with one line on standard error if the database is none to start with. */
    static void orEnd() {
        DatabaseCheck.fault().ifPresent(fault -> {
            System.err.println(fault);
            System.exit(COULD_NOT);
        });
    }
}
