// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Sends single requests to a server. */
final class Requests {

    static final int OK = 200;
    private static final int POLL_MILLIS = 100;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Requests() {}

    /** Returns the response as it is sent: a compressed body stays compressed. */
    static HttpResponse<byte[]> get(String address, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    /**
     * Waits until a server answers with {@code 200}.
     *
     * @throws IOException with the last response, if the server ends or the time is over
     */
    static void awaitOk(ProcessHandle server, String address, int seconds) throws IOException, InterruptedException {
        String last = "no response";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (server.isAlive() && System.nanoTime() < end) {
            try {
                HttpResponse<byte[]> answer = get(address, Map.of());
                if (answer.statusCode() == OK) {
                    return;
                }
                last = answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
            } catch (ConnectException refused) {
                last = refused.toString();
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IOException(address + " did not return a 200 in time: " + last);
    }
}
