// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

/** The access rules: reading is open to all, writing needs a role. */
public final class Access {

    /**
     * The role for writing, for {@code @RolesAllowed}. Every API key has it. A bearer token has it if its provider
     * grants it.
     */
    public static final String WRITER = "catalog-writer";

    private Access() {}
}
