// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import io.quarkus.arc.Arc;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
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

/** Which state of the catalog an answer shows, at least: what the header {@value #HEADER} tells. */
@RequestScoped
public class RevisionSeen {

    public static final String HEADER = "Catalog-Revision";

    private Long revision;

    /**
     * The number of a write: the answer shows it and all before it, and perhaps later ones. Null if the request does
     * not read the catalog.
     */
    public Long revision() {
        return revision;
    }

    void see(long seen) {
        revision = seen;
    }

    /** The last write that is committed, as the request under way has seen it, or as it is if it has not looked. */
    public static long orCurrent() {
        Long seen = Arc.container().requestContext().isActive()
                ? Arc.container().instance(RevisionSeen.class).get().revision()
                : null;
        return seen == null ? Revision.current() : seen;
    }

    /** Says which state the request under way has seen; of no effect outside of a request. */
    public static void set(long revision) {
        if (Arc.container().requestContext().isActive()) {
            Arc.container().instance(RevisionSeen.class).get().see(revision);
        }
    }

    /** Once a write is committed, its own state is what the answer shows. */
    @Singleton
    static class Committed {

        void see(@Observes(during = TransactionPhase.AFTER_SUCCESS) Write.Written written) {
            set(written.revision());
        }
    }

    /** Marks classes whose operations read the catalog, or write it. */
    @Inherited
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    public @interface OfCatalog {}

    /**
     * Looks the revision up within the transaction of an operation, before anything else is read: what is read later is
     * never older. A write finds it when it begins.
     */
    @OfCatalog
    @Interceptor
    @Priority(Interceptor.Priority.LIBRARY_BEFORE)
    static class BeforeReading {

        @AroundInvoke
        Object around(InvocationContext operation) throws Exception {
            if (!operation.getMethod().isAnnotationPresent(RolesAllowed.class)) {
                set(Revision.current());
            }
            return operation.proceed();
        }
    }

    /** Tells it, if the request succeeded. */
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
