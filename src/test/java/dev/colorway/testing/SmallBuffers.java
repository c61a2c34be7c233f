// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Sets a small send buffer on the sockets of the service under test. The operating system lets the default one grow to
 * megabytes. With a fixed size, a few hundred kilobytes are enough to make the service wait for a slow reader.
 */
@Singleton
public class SmallBuffers implements HttpServerOptionsCustomizer {

    private static final int BYTES = 64 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }
}
