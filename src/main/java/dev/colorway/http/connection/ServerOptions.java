// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Options of the HTTP server for which Quarkus has no setting. */
@Singleton
class ServerOptions implements HttpServerOptionsCustomizer {

    @ConfigProperty(name = "colorway.http.clear-text-http2")
    boolean clearTextHttp2;

    /**
     * HTTP/2 without TLS is off unless a setting asks for it: an answer that closes the connection breaks its frames.
     */
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(clearTextHttp2);
        Connections.register();
    }
}
