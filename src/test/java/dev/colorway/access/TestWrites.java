// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The smallest operation that requires the writer role, and one that is public. */
@Path(TestWrites.PATH)
public class TestWrites {

    static final String PATH = "/test-writes";

    @GET
    @Operation(hidden = true)
    public String read() {
        return "read";
    }

    /** Returns the name of the writer and the size of the body in bytes. */
    @POST
    @RolesAllowed(Access.WRITER)
    @Operation(hidden = true)
    public String write(@Context SecurityContext caller, byte[] body) {
        Principal writer = caller.getUserPrincipal();
        return writer.getName() + " wrote " + body.length;
    }
}
