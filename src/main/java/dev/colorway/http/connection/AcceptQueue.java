// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Closes a listening socket without losing the connections that wait to be accepted. The operating system resets
 * waiting connections when the socket closes, and the requests that were sent on them are lost. A connection that
 * arrives in the microseconds between the last accept and the close is still reset, because no system call accepts and
 * closes in one step.
 */
final class AcceptQueue {

    private static final Logger LOG = Logger.getLogger(AcceptQueue.class);
    private static final long POLL_MILLIS = 1;

    private AcceptQueue() {}

    /**
     * Accepts the connections that wait at a listening channel, then closes the channel. Does so later, on the thread
     * of the channel. If the channel has no socket of Java NIO, closes it without accepting the connections.
     */
    static void close(Channel listening) {
        EventLoop loop = listening.eventLoop();
        if (listening instanceof AbstractNioChannel channel
                && channel.unsafe().ch() instanceof ServerSocketChannel socket) {
            loop.execute(() -> {
                channel.deregister();
                closeOnceFree(channel, socket);
            });
        } else {
            listening.close();
        }
    }

    /**
     * Accepts the waiting connections and closes the socket after the selector has released the socket. An earlier
     * close would take effect only at the next select, long after the last accept.
     */
    private static void closeOnceFree(Channel listening, ServerSocketChannel socket) {
        if (socket.isRegistered()) {
            listening.eventLoop().schedule(() -> closeOnceFree(listening, socket), POLL_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        accepted(socket).forEach(last -> listening.pipeline().fireChannelRead(new NioSocketChannel(listening, last)));
        listening.close();
    }

    private static List<SocketChannel> accepted(ServerSocketChannel socket) {
        List<SocketChannel> waiting = new ArrayList<>();
        try (socket) {
            for (SocketChannel next = socket.accept(); next != null; next = socket.accept()) {
                waiting.add(next);
            }
        } catch (IOException broken) {
            LOG.warnf("Connections that waited to be accepted may be lost: %s", broken.getMessage());
        }
        return waiting;
    }
}
