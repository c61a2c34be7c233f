// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Pauses the requests of one path between {@link #hold} and {@link #release}, and counts them. */
@Provider
@Priority(1)
public class HeldReads implements ContainerRequestFilter {

    private record Hold(String path, Semaphore permits, AtomicInteger arrived) {}

    private static volatile @Nullable Hold current;

    /** Makes requests of this path wait before they are computed. */
    public static void hold(String path) {
        current = new Hold(path, new Semaphore(0), new AtomicInteger());
    }

    /** Returns how many requests needed a newly computed response since {@link #hold}. */
    public static int arrived() {
        Hold hold = current;
        return hold == null ? 0 : hold.arrived.get();
    }

    /** Lets the waiting requests and all later ones continue. */
    public static void release() {
        Hold hold = current;
        if (hold != null) {
            hold.permits.release(Short.MAX_VALUE);
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Hold hold = current;
        if (hold != null && request.getUriInfo().getPath().equals(hold.path)) {
            hold.arrived.incrementAndGet();
            hold.permits.acquireUninterruptibly();
        }
    }
}
