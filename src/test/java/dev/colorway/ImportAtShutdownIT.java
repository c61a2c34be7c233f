// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Packaged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A shutdown undoes an import for which it cannot wait. The response, the log and the catalog of the next start agree.
 */
@Isolated
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ImportAtShutdownIT {

    /** More rows than the service imports until the shutdown ends. */
    private static final int ROWS = 500_000;

    private static final Map<String, String> SETTINGS = Map.of(
            "COLORWAY_API_KEYS", Keys.SETTING, "COLORWAY_FIRST_CATALOG", "false", "QUARKUS_SHUTDOWN_TIMEOUT", "8S");

    @TempDir
    Path home;

    private Packaged service;

    @AfterEach
    void end() throws InterruptedException {
        service.kill();
    }

    private static byte[] file() {
        StringBuilder rows = new StringBuilder();
        for (int number = 0; number < ROWS; number++) {
            rows.append("{\"resource\":\"brands\",\"slug\":\"brand-" + number + "\",\"name\":\"Brand\"}\n");
        }
        return rows.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return service.send(request.header(Keys.HEADER, Keys.WRITER));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Waits until the import has written some rows. */
    private void awaitRows() throws InterruptedException {
        int rows = 0;
        while (rows == 0) {
            Thread.sleep(20);
            JsonNode imports = Api.json(send(service.to("/imports")).body());
            rows = imports.at("/items/0/rows").asInt();
        }
    }

    private Socket open() throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), service.to("/").build().uri().getPort());
    }

    private void startsAgainWithoutTheRows() throws IOException, InterruptedException {
        assertEquals(143, service.process().waitFor());
        service.awaitLog("Import 1 CANCELLED by the shutdown, so nothing of it was stored: ");
        assertFalse(service.log().contains("\tat "), service.log());
        assertFalse(service.log().contains("Import 1 DONE"), service.log());
        service.start(SETTINGS);
        assertEquals(0, Api.json(service.get("/brands")).get("total").asInt());
    }

    private void start() throws IOException {
        service = new Packaged(home);
        service.start(SETTINGS);
    }

    @Test
    void undoesWhatItCannotWaitForAndSaysSo() throws IOException, InterruptedException {
        start();
        HttpRequest.Builder upload = service.to("/imports")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(file()));
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> send(upload));
        awaitRows();
        service.terminate();
        HttpResponse<String> undone = answer.join();
        assertEquals(503, undone.statusCode(), undone.body());
        assertEquals("1", undone.headers().firstValue("Retry-After").orElse("none"));
        assertTrue(undone.body().contains("imported nothing of this file"), undone.body());
        assertFalse(service.log().contains("ERROR"), service.log());
        startsAgainWithoutTheRows();
    }

    /** Without a caller, there is no response to wait for. */
    @Test
    @Tag("thorough")
    void isUndoneForACallerThatIsGone() throws IOException, InterruptedException {
        byte[] file = file();
        start();
        String head = "POST /imports HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-ndjson\r\n" + Keys.HEADER
                + ": " + Keys.WRITER + "\r\nContent-Length: " + file.length + "\r\n\r\n";
        try (Socket caller = open()) {
            caller.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().write(file);
            awaitRows();
        }
        service.terminate();
        startsAgainWithoutTheRows();
    }
}
