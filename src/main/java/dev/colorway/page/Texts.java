// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The texts of the pages, in English. {@code messages/text_de.properties} has them in German. Templates contain no text
 * of their own: {@code text:search} is the text of the method {@code search}.
 */
@MessageBundle("text")
public interface Texts {

    @Message("Skip to the content")
    String skip();

    @Message("Search")
    String search();

    @Message("Search sneakers, collaborators, style codes")
    String searchHint();

    @Message("Site")
    String site();

    @Message("Copied")
    String copied();

    /** @param shown the count as it is written in this language */
    @Message("{shown} {#if count == 1}sneaker{#else}sneakers{/if}")
    String sneakers(long count, String shown);

    @Message("This page is one request")
    String oneRequest();

    @Message("This page is {count} requests")
    String requests(int count);

    @Message("Copy")
    String copy();

    @Message("Open in Swagger UI")
    String openInSwaggerUi();

    @Message("Nothing here")
    String nothingHere();

    @Message("Back to all sneakers")
    String backToAll();
}
