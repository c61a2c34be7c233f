// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

/** Who may do what: reading is free for all, writing needs a role. */
public final class Access {

    /**
     * The role of those who may write, for {@code @RolesAllowed}: every API key has it, a bearer token if its provider
     * says so.
     */
    public static final String WRITER = "catalog-writer";

    private Access() {}
}
