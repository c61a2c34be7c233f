// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Identifies a caller by its IP address: the remote address of the connection, or the one that a trusted proxy sends.
 * Uses only the first 64 bits of an IPv6 address, because one caller usually has the whole network (RFC 6177).
 */
public final class CallerNetwork {

    private static final int NETWORK_BYTES = 8;

    private CallerNetwork() {}

    /** Returns the caller of a request; {@code unknown} if the connection has no remote address. */
    public static String of(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return address == null || address.host() == null ? "unknown" : of(address.host());
    }

    /**
     * Returns the network of an IPv6 address, with {@code /64} at its end; any other text unchanged.
     *
     * @param host the remote address of a connection
     */
    public static String of(String host) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(host);
        if (!(address instanceof Inet6Address)) {
            return host;
        }
        try {
            byte[] network =
                    Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), address.getAddress().length);
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
