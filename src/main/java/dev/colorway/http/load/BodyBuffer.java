// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.load;

import dev.colorway.http.CallerNetwork;
import dev.colorway.http.Writers;
import dev.colorway.http.connection.Connections;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemRoutes;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.http.request.EarlyRefusals;
import dev.colorway.http.request.RequestTimeout;
import dev.colorway.settings.HttpSettings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Receives the whole body of a request before a worker thread begins, so that slow clients block no thread and a broken
 * body changes nothing. Buffers only JSON bodies, and discards bodies that no operation reads. Does not read the file
 * of an import: its operation reads the file. Does not read a JSON body if the credentials are missing or cannot be
 * valid: a later handler refuses such a request.
 */
@Singleton
class BodyBuffer {

    /** Runs after the time limit of the request starts, before requests are counted. */
    private static final int BEFORE_ADMISSION = 140;

    private static final String EXPECT_CONTINUE = "100-continue";
    /** One caller may use a quarter of the memory for bodies. */
    private static final int SHARES = 4;

    @Inject
    ProblemRoutes problems;

    @Inject
    Writers writers;

    private final HttpSettings settings;

    private final CallerQuota memory;

    BodyBuffer(HttpSettings settings) {
        this.settings = settings;
        long bytes = settings.maxBodyMemory();
        memory = new CallerQuota(bytes, Math.max(1, bytes / SHARES));
    }

    void register(@Observes Filters filters) {
        filters.register(this::receive, BEFORE_ADMISSION);
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean isJson = RequestTimeout.appliesTo(context);
        if (!hasBody(request)
                || EarlyRefusals.isImport(context)
                || (isJson && !writers.maySend(request))
                || !(request.connection() instanceof ConnectionBase connection)) {
            context.next();
            return;
        }
        Receiving receiving =
                new Receiving(context, CallerNetwork.of(request), Connections.use(connection.channel()), isJson);
        context.addEndHandler(ended -> receiving.release());
        receiving.begin();
        request.handler(receiving::add).endHandler(end -> receiving.complete());
        if (EXPECT_CONTINUE.equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        request.resume();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    /** The part of one body that has arrived. Used only by the thread of its connection. */
    private final class Receiving {

        private final RoutingContext context;
        private final String caller;
        private final Buffer body = Buffer.buffer();
        private final Connections.Use use;
        private final boolean isBuffered;
        private long reserved;
        private boolean isRefused;

        Receiving(RoutingContext context, String caller, Connections.Use use, boolean isBuffered) {
            this.context = context;
            this.caller = caller;
            this.use = use;
            this.isBuffered = isBuffered;
        }

        void begin() {
            use.receive(this::refuse);
            if (!isBuffered) {
                // JSON bodies have the time limit of their request.
                long timer = context.vertx()
                        .setTimer(
                                settings.timeLimit().toMillis(),
                                over -> use.refuse(
                                        ProblemType.REQUEST_TIMEOUT,
                                        RequestTimeout.timeoutDetail(settings.timeLimit())));
                context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
            }
        }

        void add(Buffer chunk) {
            if (isRefused || !isBuffered) {
                return;
            }
            if (body.length() + chunk.length() > settings.maxJsonSize()) {
                refuse(ProblemType.CONTENT_TOO_LARGE, "The body is larger than " + settings.maxJsonSize() + " bytes.");
            } else if (memory.reserve(caller, chunk.length())) {
                reserved += chunk.length();
                body.appendBuffer(chunk);
            } else {
                context.response().putHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
                refuse(
                        ProblemType.OVERLOADED,
                        "The request bodies that are arriving now, from your network or from all callers, need more "
                                + "memory than is reserved for them.");
            }
        }

        private void refuse(ProblemType type, String detail) {
            isRefused = true;
            use.received();
            problems.answerAndClose(context, type, detail);
        }

        void complete() {
            if (!isRefused) {
                use.received();
                ((RoutingContextInternal) context).setBody(body);
                context.next();
            }
        }

        void release() {
            memory.release(caller, reserved);
            reserved = 0;
        }
    }
}
