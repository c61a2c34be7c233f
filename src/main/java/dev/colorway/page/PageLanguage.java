// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The parameter that chooses the language of a page. Every page has it. {@link Pages#language} reads it.
 *
 * @param lang null for the language of the site
 */
public record PageLanguage(
        @RestQuery @Parameter(schema = @Schema(enumeration = {"en", "de"})) @Nullable
        String lang) {

    /** The name of the parameter. */
    static final String PARAMETER = "lang";

    /**
     * A language in which a page can be read.
     *
     * @param tag BCP 47
     * @param name the name of the language in the language itself
     * @param query the parameter that chooses the language, {@code lang=de}; empty for the language of the site
     * @param href the path and query of the present page in this language, without a cursor
     */
    public record Choice(String tag, String name, String query, String href) {}
}
