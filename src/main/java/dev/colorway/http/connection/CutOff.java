// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** Closes the connection of a client that does not read its response. */
public final class CutOff {

    private CutOff() {}

    /**
     * Closes the connection immediately. A normal close of the connection or the channel goes through a handler of the
     * server, and this handler first waits until the client has read all data. This close starts before the first
     * handler, so it does not wait.
     */
    public static void now(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel().pipeline().firstContext().close();
        } else {
            connection.close();
        }
    }
}
