// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Checks whether the service can listen, before it opens the catalog.
 *
 * @param host the name or address of this machine to listen at
 * @param port 0 for any free port
 * @param isShared whether several processes can listen at the port
 */
record ListenCheck(String host, int port, boolean isShared) {

    private static final int DEFAULT_PORT = 8080;
    private static final int LAST_PORT = 65_535;

    /** Returns what is wrong with the configured address; empty if nothing is, or if the service does not listen. */
    static Optional<String> fault() {
        Config settings = ConfigProvider.getConfig();
        boolean listens = flag("quarkus.http.host-enabled", settings, true)
                && settings.getOptionalValue("quarkus.http.insecure-requests", String.class)
                        .filter("disabled"::equalsIgnoreCase)
                        .isEmpty();
        if (!listens) {
            return Optional.empty();
        }
        return port(settings)
                .map(port -> new ListenCheck(
                        settings.getOptionalValue("quarkus.http.host", String.class)
                                .orElse("0.0.0.0"),
                        port,
                        flag("quarkus.http.so-reuse-port", settings, false)))
                .map(ListenCheck::ofAddress)
                .orElse(Optional.of("QUARKUS_HTTP_PORT must be a number from 0 to " + LAST_PORT + "."));
    }

    /** Reads a setting with its default, because the defaults of Quarkus do not exist before it starts. */
    private static boolean flag(String setting, Config settings, boolean defaultValue) {
        return settings.getOptionalValue(setting, Boolean.class).orElse(defaultValue);
    }

    private static Optional<Integer> port(Config settings) {
        try {
            return settings.getOptionalValue("quarkus.http.port", Integer.class)
                    .or(() -> Optional.of(DEFAULT_PORT))
                    .filter(port -> port >= 0 && port <= LAST_PORT);
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }

    /** Returns what is wrong with the address, in one line; empty if nothing is. */
    Optional<String> ofAddress() {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (port == 0) {
                return ofPort(address, 0).map(why -> noAddress());
            }
            return ofPort(address, port)
                    .map(why -> ofPort(address, 0).isPresent()
                            ? noAddress()
                            : why.contains("denied")
                                    ? "This user is not allowed to listen at port " + port
                                            + ": set QUARKUS_HTTP_PORT to another port."
                                    : inUse());
        } catch (UnknownHostException unknown) {
            return Optional.of("There is no host with the name '" + host
                    + "': set QUARKUS_HTTP_HOST to a name or an address of this machine.");
        }
    }

    /** Returns why the service cannot listen at the address and the port; empty if it can. */
    private Optional<String> ofPort(InetAddress address, int portNumber) {
        try (ServerSocket socket = new ServerSocket()) {
            if (isShared) {
                socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            socket.bind(new InetSocketAddress(address, portNumber));
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(String.valueOf(failed.getMessage()));
        }
    }

    private String noAddress() {
        return "'" + host + "' is not an address of this machine: set QUARKUS_HTTP_HOST to one that is.";
    }

    String inUse() {
        return "Port " + port + " is in use: set QUARKUS_HTTP_PORT or stop the process that uses it.";
    }
}
