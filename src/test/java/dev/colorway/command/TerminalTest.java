// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

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
}
