// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.http.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestPath;

/** Serves the files that pages load. */
@Html
@Path(AssetResource.PATH)
public class AssetResource {

    static final String PATH = "/page";

    @Inject
    PageAssets assets;

    @GET
    @Path("/{name}.css")
    @Produces("text/css;charset=UTF-8")
    public byte[] style(@RestPath String name) {
        return file(name + ".css");
    }

    @GET
    @Path("/{name}.js")
    @Produces("text/javascript;charset=UTF-8")
    public byte[] script(@RestPath String name) {
        return file(name + ".js");
    }

    @GET
    @Path("/{name}.svg")
    @Produces("image/svg+xml")
    public byte[] drawing(@RestPath String name) {
        return file(name + ".svg");
    }

    @GET
    @Path("/{name}.png")
    @Produces("image/png")
    public byte[] picture(@RestPath String name) {
        return file(name + ".png");
    }

    private byte[] file(String name) {
        return assets.content(name).orElseThrow(() -> ProblemException.notFound("file", name));
    }
}
