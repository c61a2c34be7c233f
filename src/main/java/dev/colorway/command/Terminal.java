// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.OSUtils;

/** The terminal in which a command runs. */
@ApplicationScoped
class Terminal {

    private static final Set<String> YES = Set.of("y", "yes");

    /**
     * The system property that selects the module of the console. The console of java.base is absent without a
     * terminal. Java 22 to 24 use another module by default.
     */
    private static final String CONSOLE = "jdk.console";

    /** Returns whether a person can answer: both input and output are a terminal. */
    boolean isInteractive() {
        return isPresent();
    }

    /** Returns whether both input and output of this process are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // The console of java.base is null without a terminal, in every version.
    static boolean isPresent() {
        System.setProperty(CONSOLE, "java.base");
        return System.console() != null;
    }

    /** Returns whether the standard error of this process is a terminal. Runs the program {@code test} to find out. */
    static boolean showsErrors() {
        // Windows has no such program. There, input and output decide.
        return OSUtils.IS_WINDOWS ? isPresent() : new ExecTerminalProvider().isPosixSystemStream(SystemStream.Error);
    }

    /**
     * Asks a question and waits for the answer. Reads standard input, because the input of dev mode is not that of the
     * console.
     *
     * @return whether the answer is yes; the end of the input is a no
     */
    boolean confirm(String question) throws IOException {
        System.out.print(question + " [y/N] ");
        System.out.flush();
        return readLine()
                .filter(answer -> YES.contains(answer.strip().toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** Returns the next line of standard input; empty at its end. */
    Optional<String> readLine() throws IOException {
        return Optional.ofNullable(
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine());
    }
}
