// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Lets one request compute a response while the other requests for the same response wait for it (single flight).
 * Caffeine can also compute a value only once, but only from its key, and a response can only be computed by its
 * request.
 */
@Singleton
class AnswerFlights {

    private static final String FLIGHT = AnswerFlights.class.getName();
    /**
     * How long requests wait, from the start of the request that computes the response. Then each of them computes the
     * response itself.
     */
    private static final int LONGEST_WAIT_SECONDS = 30;

    /** @param revision the response must show this revision or a later one */
    private record Question(AnswerKey key, long revision) {}

    private final ConcurrentMap<Question, CompletableFuture<Optional<Answer>>> flights = new ConcurrentHashMap<>();
    private final LongAdder shared = new LongAdder();

    /**
     * Waits if another request computes the same response now. If none does, this request must compute the response.
     * Other requests then wait until {@link #land} is called, the response begins, the connection is closed, or the
     * longest wait ends.
     *
     * @param revision the newest revision that was committed when the request began
     * @param then gets the response, on the event loop of the request; empty if the other request has none to share, or
     *     one of an older revision. Not called if the connection of the waiting request was closed
     * @return false if this request must compute the response
     */
    boolean waits(RoutingContext context, AnswerKey key, long revision, Consumer<Optional<Answer>> then) {
        Question question = new Question(key, revision);
        CompletableFuture<Optional<Answer>> own = new CompletableFuture<>();
        CompletableFuture<Optional<Answer>> other = flights.putIfAbsent(question, own);
        if (other == null) {
            own.completeOnTimeout(Optional.empty(), LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                    .thenRun(() -> flights.remove(question, own));
            context.put(FLIGHT, own);
            // A stream begins its response long before its end, and a closed connection never begins a response.
            context.addHeadersEndHandler(begins -> own.complete(Optional.empty()));
            context.addEndHandler(ended -> own.complete(Optional.empty()));
            return false;
        }
        PausedRequest.await(context, other, computed -> {
            // While the index is updated after a large write, a response can show an older state.
            Optional<Answer> answer = computed.filter(found -> found.revision() >= revision);
            answer.ifPresent(found -> shared.increment());
            then.accept(answer);
        });
        return true;
    }

    /** Hands a response to the requests that wait for it. */
    void land(RoutingContext context, Answer answer) {
        CompletableFuture<Optional<Answer>> flight = context.remove(FLIGHT);
        if (flight != null) {
            flight.complete(Optional.of(answer));
        }
    }

    /** Returns how many requests got the response that another request computed, since the start. */
    long shared() {
        return shared.sum();
    }
}
