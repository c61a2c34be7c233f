// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import dev.colorway.settings.HttpSettings;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Sets options of the HTTP server for which Quarkus has no setting. */
@Singleton
class ServerOptions implements HttpServerOptionsCustomizer {

    @Inject
    HttpSettings settings;

    /**
     * Limits how many bytes of responses the operating system buffers for each connection. Turns HTTP/2 without TLS off
     * unless a setting turns it on: a response that closes its connection would end the other requests on the
     * connection. Makes Netty call {@link Connections}.
     */
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(settings.sendBuffer());
        options.setHttp2ClearTextEnabled(settings.clearTextHttp2());
        Connections.register();
    }
}
