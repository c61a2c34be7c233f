// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import dev.colorway.http.request.ConditionalReads;
import dev.colorway.revision.PricesSeen;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Hands finished responses to the {@link AnswerCache}. */
@Provider
@Priority(AnswerRecorder.LAST)
public class AnswerRecorder implements ContainerResponseFilter {

    /** Response filters run in descending order of priority. */
    static final int LAST = 1;

    @Inject
    AnswerCache answers;

    @Inject
    RoutingContext context;

    @Inject
    PricesSeen prices;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object body = switch (response.getStatus()) {
            case 200 -> response.getEntity();
            case 304 -> request.getProperty(ConditionalReads.BODY);
            default -> null;
        };
        if (body instanceof byte[] bytes) {
            answers.store(context, response.getMediaType(), response.getHeaders(), bytes, prices.prices());
        }
    }
}
