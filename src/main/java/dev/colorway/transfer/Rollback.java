// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.transfer.ImportProgress.State;

/** Rolls back the transaction of an import or an undo. Contains its end state; RUNNING if the import must run again. */
final class Rollback extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient State state;

    Rollback(State state) {
        super(null, null, false, false);
        this.state = state;
    }

    State state() {
        return state;
    }
}
