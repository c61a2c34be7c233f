// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up the IP addresses of hosts. Tests replace it. */
@ApplicationScoped
class HostResolver {

    /**
     * Returns the IP addresses of a host, at least one. Blocks until the look-up ends.
     *
     * @param host a name or an IPv4 address
     * @throws UnknownHostException if the host has no IP address
     */
    InetAddress[] resolve(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }
}
