// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;

/** Decides which operations count as writes. */
public final class Writes {

    private Writes() {}

    /** Marks a transaction of a write whose operation has no transaction of its own. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    public @interface Step {}

    /**
     * Returns whether a method counts as a write: it, or its class, has {@link RolesAllowed}, and it does not answer
     * {@code GET}; or it is a {@link Step}.
     */
    public static boolean includes(Method operation) {
        boolean hasRole = operation.isAnnotationPresent(RolesAllowed.class)
                || operation.getDeclaringClass().isAnnotationPresent(RolesAllowed.class);
        return (hasRole && !operation.isAnnotationPresent(GET.class)) || operation.isAnnotationPresent(Step.class);
    }
}
