// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.QuarkusBindException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenCheckTest {

    private static final String LOOPBACK = "127.0.0.1";

    private static Optional<String> inUse(int port) {
        return Optional.of("Port " + port + " is in use: set QUARKUS_HTTP_PORT or stop the process that uses it.");
    }

    @Test
    void findsAPortInUse() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
            for (String host : new String[] {LOOPBACK, "0.0.0.0", "localhost"}) {
                assertEquals(inUse(port), new ListenCheck(host, port, false).ofAddress(), host);
            }
            assertEquals(Optional.empty(), new ListenCheck(LOOPBACK, 0, false).ofAddress());
        }
        assertEquals(Optional.empty(), new ListenCheck(LOOPBACK, port, false).ofAddress());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "203.0.113.1 | '203.0.113.1' is not an address of this machine: set QUARKUS_HTTP_HOST to one that is.",
                "nowhere.invalid | There is no host with the name 'nowhere.invalid': set QUARKUS_HTTP_HOST to a name "
                        + "or an address of this machine."
            })
    void findsAHostThatIsNotThisMachine(String host, String message) {
        assertEquals(Optional.of(message), new ListenCheck(host, 0, false).ofAddress());
        assertEquals(Optional.of(message), new ListenCheck(host, 8080, false).ofAddress());
    }

    @Test
    void saysTheSameOfAPortThatWasTakenLater() {
        Exception taken = new QuarkusBindException(LOOPBACK, 8080, new BindException("Address already in use"));
        assertEquals(inUse(8080), StartCheck.ofPort(new IllegalStateException(taken)));
        assertEquals(Optional.empty(), StartCheck.ofPort(new IllegalStateException("something else")));
    }
}
