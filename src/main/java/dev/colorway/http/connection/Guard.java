// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import dev.colorway.http.connection.Connections.Limits;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection above the limit, one that is open for too long without a request, and one whose client reads a
 * response too slowly. Must be the first handler of its connection. The {@code IdleStateHandler} of Netty has no
 * minimum rate: one byte from time to time keeps a connection open.
 */
final class Guard extends ChannelDuplexHandler {

    private static final AtomicInteger OPEN = new AtomicInteger();

    private final Limits limits;
    private final Connections.Use use;
    /** How many messages were written. Only the thread of the connection uses this field and the three below. */
    private long written;
    /** How many messages were sent completely at the last check. */
    private long sentBefore;
    /** How many bytes of the next message were sent at the last check. */
    private long progressBefore;

    private boolean wasPending;

    Guard(Limits limits, Connections.Use use) {
        this.limits = limits;
        this.use = use;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        boolean isTooMany = OPEN.incrementAndGet() > limits.max();
        context.channel().closeFuture().addListener(closed -> OPEN.decrementAndGet());
        if (isTooMany) {
            context.close();
        } else {
            checkIdle(context);
            checkReading(context);
            context.fireChannelActive();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        written++;
        context.write(message, promise);
    }

    /** Returns the messages that are not sent yet; null after the connection was closed. */
    private static @Nullable ChannelOutboundBuffer unsent(ChannelHandlerContext context) {
        return context.channel().unsafe().outboundBuffer();
    }

    private void checkIdle(ChannelHandlerContext context) {
        ChannelOutboundBuffer unsent = unsent(context);
        boolean isIdle = use.isIdle() && (unsent == null || unsent.isEmpty());
        long remaining = limits.idle().toNanos() - (isIdle ? System.nanoTime() - use.idleSince() : 0);
        if (remaining > 0) {
            context.executor().schedule(() -> checkIdle(context), remaining, TimeUnit.NANOSECONDS);
        } else if (context.channel().isOpen()) {
            context.close();
        }
    }

    /** Closes the connection if its client has read too little of the same message since the last check. */
    private void checkReading(ChannelHandlerContext context) {
        ChannelOutboundBuffer unsent = unsent(context);
        if (unsent == null) {
            return;
        }
        long sent = written - unsent.size();
        long progress = unsent.currentProgress();
        boolean isPending = !unsent.isEmpty();
        if (isPending && wasPending && sent == sentBefore && progress - progressBefore < limits.leastBytes()) {
            context.close();
            return;
        }
        sentBefore = sent;
        progressBefore = progress;
        wasPending = isPending;
        context.executor().schedule(() -> checkReading(context), limits.stall().toNanos(), TimeUnit.NANOSECONDS);
    }
}
