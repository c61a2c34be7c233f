// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends the connection of a caller who takes nothing. */
public final class CutOff {

    private CutOff() {}

    /**
     * Ends it at once. The server's own close, which its handler makes of the channel's too, first waits until the
     * caller has taken what was sent. So this is said to what comes before the first handler.
     */
    public static void now(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel().pipeline().firstContext().close();
        } else {
            connection.close();
        }
    }
}
