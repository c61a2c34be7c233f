// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AcceptQueueTest {

    /** More connections than one read of the event loop accepts, fewer than the backlog of the operating system. */
    private static final int WAITING = 40;

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Channel> listening = new CompletableFuture<>();
    private HttpServer server;

    @BeforeEach
    void start() {
        server = vertx.createHttpServer().requestHandler(request -> {
            listening.complete(((ConnectionBase) request.connection()).channel().parent());
            request.response().end("answered");
        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Socket sendRequest() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        try (socket) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void everyConnectionThatWaitsIsServedAndTheNextIsRefused() throws IOException {
        assertTrue(answer(sendRequest()).endsWith("answered"));
        CountDownLatch closed = new CountDownLatch(1);
        // Blocks the event loop until the latch is released, so that it accepts no connection before.
        listening.join().eventLoop().execute(() -> await(closed));
        List<Socket> waiting = new ArrayList<>();
        for (int number = 0; number < WAITING; number++) {
            waiting.add(sendRequest());
        }
        AcceptQueue.close(listening.join());
        closed.countDown();
        for (Socket socket : waiting) {
            assertTrue(answer(socket).endsWith("answered"));
        }
        assertThrows(ConnectException.class, this::sendRequest);
    }

    @Test
    void nothingElseIsClosed() throws IOException {
        try (Socket accepted = sendRequest()) {
            Channel channel = listening.join();
            AcceptQueue.close(channel);
            channel.closeFuture().syncUninterruptibly();
            assertTrue(answer(accepted).endsWith("answered"));
            assertFalse(channel.isOpen());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
