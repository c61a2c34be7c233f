// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import dev.colorway.http.request.EntityTag;
import dev.colorway.revision.CommittedRevision;
import dev.colorway.revision.PriceWrites;
import dev.colorway.revision.RevisionSeen;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Answers repeated reads from memory, on the event loop, with the responses that {@link AnswerRecorder} has stored. A
 * stored response is used until a write can concern it. A write of this process that changes only a few prices, see
 * {@link PriceWrites}, concerns only the responses that depend on these prices. Every other write concerns all
 * responses. A response is found by its {@link AnswerKey}.
 */
@Singleton
public class AnswerCache {

    /** Runs after the media type is chosen, before bodies are read. */
    private static final int AFTER_NEGOTIATION = 185;

    /** The name under which the routing context contains the {@link AnswerKey} of a response that may be stored. */
    static final String TICKET = AnswerCache.class.getName();

    /** How long a request waits for the revision of the catalog. Then the service computes the response. */
    private static final int LONGEST_WAIT_SECONDS = 2;

    /**
     * The beginnings of the paths whose responses are not stored: a subscriber reads them only once, they change
     * without a write, or they do not show the catalog.
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
}
