// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** Closes the connection of a client that does not read what is sent to it. */
public final class CutOff {

    private CutOff() {}

    /**
     * Closes the connection immediately. The normal close, and a close of the channel, go through the server's handler,
     * which first waits until the client has read what was sent. So this close starts before the first handler.
     */
    public static void now(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel().pipeline().firstContext().close();
        } else {
            connection.close();
        }
    }
}
