// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import dev.colorway.transaction.Writes;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * The revision of the catalog for a response: the data of the response has this revision or a later one. The header
 * {@value #HEADER} contains the revision.
 */
@RequestScoped
public class RevisionSeen {

    public static final String HEADER = "Catalog-Revision";

    private static final String LOOKED_UP = RevisionSeen.class.getName();

    private @Nullable Long revision;
    private boolean keepsOldest;
    private boolean changesWithTime;

    /** Returns the revision for the response; null if the request has not read the catalog. */
    public @Nullable Long revision() {
        return revision;
    }

    void see(long seen) {
        revision = keepsOldest && revision != null ? Math.min(revision, seen) : seen;
    }

    /** Returns whether the response of the request can change without a write, and at another time than midnight. */
    public boolean changesWithTime() {
        return changesWithTime;
    }

    /**
     * Declares that the response of the current request can change without a write, and at another time than midnight
     * in UTC. Then it is not stored. Does nothing outside a request.
     */
    public static void changeWithTime() {
        if (Arc.container().requestContext().isActive()) {
            Arc.container().instance(RevisionSeen.class).get().markChanging();
        }
    }

    void markChanging() {
        changesWithTime = true;
    }

    /**
     * Declares that the response of the current request consists of several reads. From now on, it has the oldest
     * revision that one of them sees: another part can show later writes, but a cache must not treat their revision as
     * the state of the whole response. Does nothing outside a request.
     */
    public static void keepOldest() {
        if (Arc.container().requestContext().isActive()) {
            Arc.container().instance(RevisionSeen.class).get().keepOldestFrom(orCurrent());
        }
    }

    void keepOldestFrom(long seen) {
        see(seen);
        keepsOldest = true;
    }

    /** Records the last committed revision at the beginning of a request, before its operation. */
    public static void put(RoutingContext request, long revision) {
        request.put(LOOKED_UP, revision);
    }

    /**
     * Returns the revision that the current request has seen; outside a request, or if it has seen none, the last
     * committed one.
     */
    public static long orCurrent() {
        Long seen = Arc.container().requestContext().isActive()
                ? Arc.container().instance(RevisionSeen.class).get().revision()
                : null;
        return seen == null ? Revision.current() : seen;
    }

    /** Records the revision that the current request has seen. Does nothing outside a request. */
    public static void set(long revision) {
        if (Arc.container().requestContext().isActive()) {
            Arc.container().instance(RevisionSeen.class).get().see(revision);
        }
    }

    /** Records the revision of a write once it is committed, because the response shows the state after the write. */
    @Singleton
    static class Committed {

        void see(@Observes(during = TransactionPhase.AFTER_SUCCESS) Write.Written written) {
            set(written.revision());
        }
    }

    /** Marks a method that reads or writes the catalog, or a class of such methods. */
    @Inherited
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    public @interface OfCatalog {}

    /**
     * Finds out the last committed revision before the operation reads other data, so all data is at least as new.
     * Skips {@link Writes}, which read the revision when they begin.
     */
    @OfCatalog
    @Interceptor
    @Priority(Interceptor.Priority.LIBRARY_BEFORE)
    static class BeforeReading {

        @Inject
        CommittedRevision committed;

        @Inject
        CurrentVertxRequest request;

        @AroundInvoke
        Object around(InvocationContext operation) throws Exception {
            if (!Writes.includes(operation.getMethod())) {
                Long found = request.getCurrent() == null
                        ? null
                        : request.getCurrent().get(LOOKED_UP);
                set(found == null ? committed.await() : found);
            }
            return operation.proceed();
        }
    }

    /** Sends the revision, if the request has seen one, in a response with a status below 400. */
    @Provider
    public static class Told implements ContainerResponseFilter {

        @Inject
        RevisionSeen seen;

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (seen.revision() != null && response.getStatus() < 400) {
                response.getHeaders().putSingle(HEADER, seen.revision());
            }
        }
    }
}
