// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.load;

import dev.colorway.http.OncePerMinute;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemRoutes;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.settings.HttpSettings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sheds load: refuses a request immediately if the allowed maximum of requests already waits for responses. A longer
 * queue would only make each request slower. A request counts from when its body has arrived until its response begins,
 * so slow clients do not count. An import counts from its headers, because its operation reads the file. Health checks
 * and other addresses of the framework are never refused.
 */
@Singleton
class Admission {

    private static final Logger LOG = Logger.getLogger(Admission.class);

    /** Runs after the body has arrived, before the operations. */
    private static final int AFTER_BODY = 130;

    private static final String OF_FRAMEWORK = "/q/";

    @Inject
    ProblemRoutes problems;

    @Inject
    HttpSettings settings;

    private final AtomicInteger active = new AtomicInteger();
    private final OncePerMinute log = new OncePerMinute();

    void register(@Observes Filters filters) {
        filters.register(this::admit, AFTER_BODY);
    }

    private void admit(RoutingContext context) {
        if (context.normalizedPath().startsWith(OF_FRAMEWORK)) {
            context.next();
        } else if (active.incrementAndGet() > settings.maxRequests()) {
            active.decrementAndGet();
            log.run(() -> LOG.warnf(
                    "Overloaded: %d requests wait for their responses. Further requests are refused with 503.",
                    settings.maxRequests()));
            context.response().putHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
            problems.answer(
                    context,
                    ProblemType.OVERLOADED,
                    "The service has more requests than it can answer in time and did not process this one. "
                            + "Send it again later.");
        } else {
            AtomicBoolean isCounted = new AtomicBoolean(true);
            Runnable end = () -> {
                if (isCounted.compareAndSet(true, false)) {
                    active.decrementAndGet();
                }
            };
            context.addHeadersEndHandler(begun -> end.run());
            context.addEndHandler(ended -> end.run());
            context.next();
        }
    }
}
