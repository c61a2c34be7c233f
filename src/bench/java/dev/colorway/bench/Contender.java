// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.util.Map;
import java.util.Set;

/**
 * A running server that is compared with others.
 *
 * @param title its name in the table
 * @param port the port on which it listens, on this machine only
 * @param process the server; its child processes are part of it
 * @param mixes the kinds of load that it can answer
 * @param headers the headers that requests to it have
 */
record Contender(String title, int port, ProcessHandle process, Set<AnswerMix> mixes, Map<String, String> headers) {

    /** Returns scheme, host and port. */
    String base() {
        return "http://127.0.0.1:" + port;
    }
}
