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
 * Whether the service can listen, found out before it opens the catalog.
 *
 * @param host the name or address of this machine that it listens at
 * @param port 0 for any that is free
 * @param isShared whether several processes may listen at the port
 */
record ListenCheck(String host, int port, boolean isShared) {

    private static final int DEFAULT_PORT = 8080;
    private static final int LAST_PORT = 65_535;

    /** What is wrong with the configured address, if anything is. A service that listens at none has nothing wrong. */
    static Optional<String> fault() {
        Config settings = ConfigProvider.getConfig();
        boolean listens = is("quarkus.http.host-enabled", settings, true)
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
                        is("quarkus.http.so-reuse-port", settings, false)))
                .map(ListenCheck::ofAddress)
                .orElse(Optional.of("QUARKUS_HTTP_PORT must be a number from 0 to " + LAST_PORT + "."));
    }

    /** Before Quarkus starts, nothing else has its defaults. */
    private static boolean is(String setting, Config settings, boolean otherwise) {
        return settings.getOptionalValue(setting, Boolean.class).orElse(otherwise);
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

    /** What is wrong with it, if anything is, in one line. */
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
                                    ? "This user may not listen at port " + port + ": set QUARKUS_HTTP_PORT to another."
                                    : inUse());
        } catch (UnknownHostException unknown) {
            return Optional.of("There is no host of the name '" + host
                    + "': set QUARKUS_HTTP_HOST to a name or an address of this machine.");
        }
    }

    /** Why one cannot listen there, if so. */
    private Optional<String> ofPort(InetAddress address, int number) {
        try (ServerSocket socket = new ServerSocket()) {
            if (isShared) {
                socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            socket.bind(new InetSocketAddress(address, number));
            return Optional.empty();
        } catch (IOException cannot) {
            return Optional.of(String.valueOf(cannot.getMessage()));
        }
    }

    private String noAddress() {
        return "'" + host + "' is no address of this machine: set QUARKUS_HTTP_HOST to one that is.";
    }

    String inUse() {
        return "Port " + port + " is in use: set QUARKUS_HTTP_PORT or stop what uses it.";
    }
}
