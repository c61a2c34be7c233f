// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import dev.colorway.http.BaseUri;
import java.util.List;
import java.util.stream.Collectors;

/** Renders problem types as an HTML page for browsers. Programs get JSON. */
public final class ProblemPage {

    /**
     * The media type with a low weight: only a request that names {@code text/html}, as browsers do, gets HTML. A
     * request that accepts any type gets JSON.
     */
    public static final String TYPE = "text/html;charset=UTF-8;qs=0.1";

    private ProblemPage() {}

    /** Returns a short page that explains problem types. Their texts are constants and need no escaping. */
    static String of(List<ProblemType> types, BaseUri base) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s - Colorway</title>
                <link rel="icon" href="%3$s/q/swagger-ui/favicon.ico">
                <style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; \
                padding: 0 1rem }</style>
                </head>
                <body>
                %2$s
                <p><a href="%3$s/problems">All problem types</a> · <a href="%3$s/q/swagger-ui/">Swagger UI</a></p>
                </body>
                </html>
                """.formatted(
                        types.size() == 1 ? types.get(0).title() : "Problem types",
                        types.stream().map(ProblemPage::section).collect(Collectors.joining()),
                        base.value());
    }

    private static String section(ProblemType type) {
        return "<h1>%s</h1>%n<p>HTTP status %d</p>%n<p>%s</p>%n"
                .formatted(type.title(), type.status(), type.explanation());
    }
}
