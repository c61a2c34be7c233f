// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks whether an IP address belongs to the public internet, by the registries of special-purpose addresses of IANA
 * (RFC 6890).
 */
final class PublicAddresses {

    private static final List<IpSubnetFilterRule> NOT_PUBLIC_IPV4 = rules(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by the customers of a provider (CGNAT)
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local; the metadata of cloud machines
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved; broadcast

    /** Global unicast. Everything else is reserved, loopback, local, multicast, or contains an IPv4 address. */
    private static final List<IpSubnetFilterRule> GLOBAL_IPV6 = rules("2000::/3");

    private static final List<IpSubnetFilterRule> NOT_PUBLIC_IPV6 = rules(
            "2001::/23", // protocol assignments; Teredo, which contains an IPv4 address
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which contains an IPv4 address
            "3fff::/20"); // documentation

    private PublicAddresses() {}

    private static List<IpSubnetFilterRule> rules(String... networks) {
        return Stream.of(networks)
                .map(network -> network.split("/", -1))
                .map(parts -> new IpSubnetFilterRule(parts[0], Integer.parseInt(parts[1]), IpFilterRuleType.REJECT))
                .toList();
    }

    /** Returns whether an address belongs to the public internet. */
    static boolean contain(InetAddress address) {
        // Java reads an IPv4-mapped IPv6 address as an IPv4 address.
        return address instanceof Inet4Address
                ? !matches(NOT_PUBLIC_IPV4, address)
                : matches(GLOBAL_IPV6, address) && !matches(NOT_PUBLIC_IPV6, address);
    }

    private static boolean matches(List<IpSubnetFilterRule> networks, InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        return networks.stream().anyMatch(network -> network.matches(socket));
    }
}
