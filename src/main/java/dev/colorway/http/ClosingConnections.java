// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;

/** Connections that are closed after the current response, so that no further request on them is answered. */
public final class ClosingConnections {

    private static final AttributeKey<Boolean> CLOSING = AttributeKey.valueOf(ClosingConnections.class, "closing");

    private ClosingConnections() {}

    public static void add(Channel connection) {
        connection.attr(CLOSING).set(true);
    }

    public static boolean contains(Channel connection) {
        return connection.attr(CLOSING).get() != null;
    }
}
