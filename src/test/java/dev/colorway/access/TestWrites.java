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

/** The smallest thing that only writers may do, beside one that everybody may. */
@Path(TestWrites.PATH)
public class TestWrites {

    static final String PATH = "/test-writes";

    @GET
    @Operation(hidden = true)
    public String read() {
        return "read";
    }

    /** Answers with the name of the writer. */
    @POST
    @RolesAllowed(Access.WRITER)
    @Operation(hidden = true)
    public String write(@Context SecurityContext caller, byte[] body) {
        Principal writer = caller.getUserPrincipal();
        return writer.getName() + " wrote " + body.length;
    }
}
