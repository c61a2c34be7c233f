// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A request that waits for a result without holding a thread. */
final class PausedRequest {

    private PausedRequest() {}

    /**
     * Pauses a request until there is a result, and continues on its event loop. Does not continue if its connection
     * was closed.
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
