// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.QuarkusApplication;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A command that has ended: its exit code, and what it printed. */
record Ended(int code, String out, String err) {

    /** Runs a command with these arguments of its task. */
    static Ended run(QuarkusApplication task, String... arguments) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream newOut = new ByteArrayOutputStream();
        ByteArrayOutputStream newErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(newOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(newErr, true, StandardCharsets.UTF_8));
        try {
            int code = task.run(arguments);
            return new Ended(code, newOut.toString(StandardCharsets.UTF_8), newErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    void assertResult(int expectedCode, String expectedOut, String expectedErr) {
        assertEquals(expectedCode, code, toString());
        assertTrue(out.matches("(?s)" + expectedOut), toString());
        assertTrue(err.matches("(?s)" + expectedErr), toString());
    }
}
