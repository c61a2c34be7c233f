// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"y, true", "' YES ', true", "n, false", "'', false", "yess, false", ", false"})
    void onlyYesIsAYes(String answer, boolean isYes) throws IOException {
        Terminal terminal = new Terminal() {
            @Override
            Optional<String> readLine() {
                return Optional.ofNullable(answer);
            }
        };
        assertEquals(isYes, terminal.confirm("Import it?"));
    }

    /** A program that writes into a file whether its standard error is a terminal. */
    static final class Shown {

        private Shown() {}

        public static void main(String[] arguments) throws IOException {
            Files.writeString(Path.of(arguments[0]), String.valueOf(Terminal.showsErrors()));
        }
    }

    /** {@code script} runs a command in a terminal. */
    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @CsvSource({"'', true", "2> log, false", "< /dev/null > log, true"})
    void standardErrorIsATerminalUnlessItIsRedirected(String redirection, boolean isTerminal)
            throws IOException, InterruptedException {
        String classes = Stream.of(Terminal.class, TerminalTest.class, ExecTerminalProvider.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(File.pathSeparator));
        String command = "'%s' -cp '%s' '%s' shown %s"
                .formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        classes,
                        Shown.class.getName(),
                        redirection);
        Path terminal = home.resolve("terminal");
        Process script = new ProcessBuilder("script", "-qec", command, "/dev/null")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(terminal.toFile())
                .start();
        assertEquals(0, script.waitFor(), Files.readString(terminal));
        assertEquals(String.valueOf(isTerminal), Files.readString(home.resolve("shown")));
    }
}
