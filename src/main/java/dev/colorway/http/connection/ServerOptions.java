// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sets options of the HTTP server for which Quarkus has no setting. */
@Singleton
class ServerOptions implements HttpServerOptionsCustomizer {

    @ConfigProperty(name = "colorway.http.clear-text-http2")
    boolean clearTextHttp2;

    /**
     * Turns HTTP/2 without TLS off unless a setting turns it on, because a response that closes its connection corrupts
     * the other requests on it.
     */
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(clearTextHttp2);
        Connections.register();
    }
}
