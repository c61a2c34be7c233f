// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import dev.colorway.http.request.EntityTag;
import dev.colorway.revision.CommittedRevision;
import dev.colorway.revision.PriceDependence;
import dev.colorway.revision.PriceWrites;
import dev.colorway.revision.RevisionSeen;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.compression.ZlibWrapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Answers repeated reads from memory, on the event loop. A stored response is used until a write can concern it. A
 * write of this process that changes only prices concerns only the responses that depend on these prices. Every other
 * write concerns all responses. A response is found by its {@link AnswerKey}. Only {@code 200} responses as JSON,
 * drawings, pages and feeds are stored, also if the client got a {@code 304} instead.
 */
@Singleton
public class AnswerCache {

    /** Runs after the media type is chosen, before bodies are read. */
    private static final int AFTER_NEGOTIATION = 185;

    /** The name under which the routing context contains the {@link AnswerKey} of a response that may be stored. */
    private static final String TICKET = AnswerCache.class.getName();
    /** The compression level of the server. */
    private static final int LEVEL = 6;

    private static final String JSON = "application/json";
    /** The media types of the responses that are stored. */
    private static final Set<String> STORED =
            Set.of(JSON, "image/svg+xml", "text/html", "application/atom+xml", "application/feed+json");

    /** The largest body that is stored, in bytes before compression. */
    private static final int LARGEST_BODY = 1 << 20;
    /** How long a request waits for the revision of the catalog. Then the service computes the response. */
    private static final int LONGEST_WAIT_SECONDS = 2;

    /**
     * The beginnings of the paths whose responses are not stored: a subscriber reads them only once, they change
     * without a write, or they belong to the framework.
     */
    private static final List<String> UNCACHED =
            List.of("/changes", "/drops", "/imports", "/webhooks", "/q/", "/problems");

    /** A request with one of these headers is answered without the cache. */
    private static final List<CharSequence> BYPASSING = List.of(
            HttpHeaders.AUTHORIZATION,
            "X-API-Key",
            HttpHeaders.COOKIE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.EXPECT,
            HttpHeaders.TRANSFER_ENCODING);

    /** Headers that are not stored, because each response gets its own or {@link #send} sets them. */
    private static final Set<String> OF_ONE_RESPONSE = Set.of(
            "date",
            "x-request-id",
            "vary",
            "x-content-type-options",
            "etag",
            "content-type",
            "content-length",
            RevisionSeen.HEADER.toLowerCase(Locale.ROOT));

    @Inject
    CommittedRevision committed;

    @Inject
    PriceWrites priceWrites;

    @Inject
    AnswerMemory memory;

    @Inject
    AnswerFlights flights;

    @Inject
    Clock clock;

    private final AtomicInteger knownSetbacks = new AtomicInteger();

    void register(@Observes Filters filters) {
        if (memory.isOn()) {
            filters.register(this::answer, AFTER_NEGOTIATION);
        }
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.method().equals(HttpMethod.GET)
                // On HTTP/2, the server would compress a compressed body again.
                || request.version() == HttpVersion.HTTP_2
                || BYPASSING.stream().anyMatch(request.headers()::contains)
                || hasBody(request)
                || asksForAFreshOne(request.headers().getAll(HttpHeaders.CACHE_CONTROL))
                || request.headers().getAll(HttpHeaders.IF_NONE_MATCH).size() > 1
                || UNCACHED.stream().anyMatch(context.normalizedPath()::startsWith)) {
            context.next();
            return;
        }
        AnswerKey key = AnswerKey.of(context, committed.setbacks(), TimeUnit.MILLISECONDS.toDays(clock.millis()));
        var current = committed.current().toCompletableFuture();
        if (current.isDone()) {
            answer(context, key, current.join());
            return;
        }
        PausedRequest.await(
                context,
                current.copy().completeOnTimeout(CommittedRevision.UNKNOWN, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS),
                found -> answer(context, key, found));
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0");
    }

    /** Returns whether a request refuses stored responses (RFC 9111, 5.2.1). */
    private static boolean asksForAFreshOne(List<String> cacheControl) {
        return cacheControl.stream()
                .map(directives -> directives.toLowerCase(Locale.ROOT))
                .anyMatch(directives -> directives.contains("no-cache") || directives.contains("no-store"));
    }

    private void answer(RoutingContext context, AnswerKey key, long current) {
        int setbacks = committed.setbacks();
        if (knownSetbacks.getAndSet(setbacks) != setbacks) {
            memory.clear();
            priceWrites.clear();
        }
        if (current == CommittedRevision.UNKNOWN) {
            compute(context, key);
            return;
        }
        RevisionSeen.put(context, current);
        Answer answer = current(key, current);
        if (answer != null) {
            send(context, answer);
        } else if (!flights.waits(context, key, current, computed -> sendOrCompute(context, key, computed))) {
            compute(context, key);
        }
    }

    /** Returns the stored response if it is right at this revision; null if it is not, or if none is stored. */
    private @Nullable Answer current(AnswerKey key, long current) {
        Answer answer = memory.get(key, Answer.class);
        if (answer == null || answer.revision() == current) {
            return answer;
        }
        if (answer.revision() > current
                || answer.prices() == null
                || priceWrites.concern(answer.revision(), current, answer.prices())) {
            return null;
        }
        Answer again = answer.at(current);
        memory.put(key, again);
        return again;
    }

    private void sendOrCompute(RoutingContext context, AnswerKey key, Optional<Answer> computed) {
        computed.ifPresentOrElse(answer -> send(context, answer), () -> compute(context, key));
    }

    private static void compute(RoutingContext context, AnswerKey key) {
        context.put(TICKET, key);
        context.next();
    }

    private static void send(RoutingContext context, Answer answer) {
        HttpServerResponse response = context.response();
        answer.headers().forEach(header -> response.putHeader(header.getKey(), header.getValue()));
        response.putHeader(RevisionSeen.HEADER, Long.toString(answer.revision()));
        response.putHeader(HttpHeaders.ETAG, answer.tag());
        if (EntityTag.isMatch(context.request().getHeader(HttpHeaders.IF_NONE_MATCH), answer.tag())) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, answer.mediaType() + ";charset=UTF-8");
        if (answer.isCompressed()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.end(answer.body());
    }

    /**
     * Stores the response of a request that {@link #compute} marked, and hands the response to the requests that wait
     * for it. Does nothing for any other request, for a response without a revision, for a body that is too large, and
     * for a media type that is not stored.
     *
     * @param type the media type of the response; null for JSON
     * @param body the bytes before compression
     * @param prices the prices on which the response depends; null if it can depend on all prices
     */
    void store(
            RoutingContext context,
            @Nullable MediaType type,
            MultivaluedMap<String, Object> headers,
            byte[] body,
            @Nullable PriceDependence prices) {
        String mediaType = type == null ? JSON : type.getType() + "/" + type.getSubtype();
        AnswerKey key = context.remove(TICKET);
        Object revision = headers.getFirst(RevisionSeen.HEADER);
        if (key == null || revision == null || body.length > LARGEST_BODY || !STORED.contains(mediaType)) {
            return;
        }
        List<Map.Entry<String, String>> kept = new ArrayList<>();
        headers.forEach((name, values) -> {
            if (!OF_ONE_RESPONSE.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> kept.add(Map.entry(name, value.toString())));
            }
        });
        boolean isCompressed = key.coding() != null;
        Answer answer = new Answer(
                Long.parseLong(revision.toString()),
                headers.getFirst("ETag").toString(),
                mediaType,
                kept,
                isCompressed,
                isCompressed ? compressed(body) : Buffer.buffer(body),
                // A page contains several reads, and each of them says only on which prices it depends itself.
                mediaType.equals(JSON) ? prices : null);
        memory.put(key, answer);
        flights.land(context, answer);
    }

    /** Compresses with the encoder of the server, so that the bytes are those of a computed response. */
    private static Buffer compressed(byte[] body) {
        EmbeddedChannel encoder = new EmbeddedChannel(ZlibCodecFactory.newZlibEncoder(ZlibWrapper.GZIP, LEVEL, 15, 8));
        encoder.writeOutbound(Unpooled.wrappedBuffer(body));
        encoder.finish();
        Buffer bytes = Buffer.buffer();
        for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            bytes.appendBytes(ByteBufUtil.getBytes(part));
            part.release();
        }
        // A buffer that grew occupies more memory than its bytes need.
        return Buffer.buffer(bytes.getBytes());
    }
}
