// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate of a receiver must be that of the host, although the connection goes to an IP address. */
class WebhookTlsTest {

    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "password";

    @TempDir
    Path folder;

    private final List<String> names = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private String trustedBefore;
    private HttpsServer server;

    @BeforeEach
    void open() throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = folder.resolve("keys.p12");
        assertEquals(
                0,
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "receiver",
                                "-dname",
                                "CN=shop.example",
                                "-ext",
                                "san=dns:shop.example",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                keys.toString())
                        .inheritIO()
                        .start()
                        .waitFor());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        KeyStore trusted = KeyStore.getInstance("JKS");
        trusted.load(null, null);
        trusted.setCertificateEntry("receiver", store.getCertificate("receiver"));
        Path trust = folder.resolve("trust.jks");
        try (var file = Files.newOutputStream(trust)) {
            trusted.store(file, PASSWORD.toCharArray());
        }
        trustedBefore = System.setProperty(TRUST, trust.toString());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            ExtendedSSLSession session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
            names.add(session.getRequestedServerNames() + " "
                    + exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        if (trustedBefore == null) {
            System.clearProperty(TRUST);
        } else {
            System.setProperty(TRUST, trustedBefore);
        }
        server.stop(0);
        vertx.close();
    }

    private Attempt send(String host) {
        HostResolver resolver = new HostResolver() {
            @Override
            InetAddress[] resolve(String name) {
                return new InetAddress[] {InetAddress.getLoopbackAddress()};
            }
        };
        WebhookClient client =
                new WebhookClient(vertx, resolver, new WebhookClientTest.Limits(true, WebhookClientTest.LONG));
        String address = "https://" + host + ":" + server.getAddress().getPort() + "/";
        try {
            return client.send(new OutgoingMessage(
                            1L, 1, "webhook-1-2-1", "ping", address, WebhookSecret.random(), "{}", 0))
                    .join();
        } finally {
            client.close();
        }
    }

    @Test
    void asksForTheHostByItsName() {
        Attempt attempt = send("shop.example");
        assertTrue(attempt.isDelivered(), attempt.toString());
        assertEquals(
                List.of("[type=host_name (0), value=shop.example] shop.example:"
                        + server.getAddress().getPort()),
                names);
    }

    @Test
    void refusesTheCertificateOfAnotherHost() {
        assertEquals("no TLS connection was possible", send("other.example").error());
        assertEquals(List.of(), names);
    }
}
