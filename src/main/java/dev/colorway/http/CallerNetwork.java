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
 * The network that a request comes from, by which callers are told apart: the address that the HTTP server takes for
 * the caller's, behind a trusted proxy the one that the proxy names. Of an IPv6 address the first 64 bits count,
 * because one caller has all the others (RFC 6177).
 */
public final class CallerNetwork {

    private static final int NETWORK_BYTES = 8;

    private CallerNetwork() {}

    public static String of(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return address == null || address.host() == null ? "unknown" : of(address.host());
    }

    /** @param host an IP address, or any other name, which stays as it is */
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
