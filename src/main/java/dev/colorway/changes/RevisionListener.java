// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import jakarta.enterprise.context.ApplicationScoped;

/** Learns from the database that another process has written. */
@ApplicationScoped
class RevisionListener {

    /** Calls back after each write, from now on. */
    void listen(Runnable moved) {
        // H2 has one process.
    }
}
