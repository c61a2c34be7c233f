// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Lets a request wait for a result without blocking a thread. */
final class PausedRequest {

    private PausedRequest() {}

    /**
     * Pauses a request until there is a result, and continues on the event loop of the request. Does not continue if
     * the connection of the request was closed, or if the result is a failure.
     */
    static <R> void await(RoutingContext context, CompletionStage<R> result, Consumer<R> then) {
        Context loop = context.vertx().getOrCreateContext();
        context.request().pause();
        result.thenAccept(found -> loop.runOnContext(now -> {
            context.request().resume();
            if (!context.response().closed()) {
                then.accept(found);
            }
        }));
    }
}
