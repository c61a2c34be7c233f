// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Shows problems to people. The package of the pages implements it: this package must not import that package. */
public interface ProblemView {

    /** The media type of a page. */
    String MEDIA_TYPE = "text/html;charset=UTF-8";

    /**
     * Returns a problem as an HTML page, and sets the headers that such a page needs. Null if the client gets JSON.
     *
     * @param request a request that reached no operation. Its address and headers are valid
     */
    @Nullable
    String page(Problem problem, RoutingContext request);
}
