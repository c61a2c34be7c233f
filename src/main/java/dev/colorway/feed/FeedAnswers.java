// SPDX-License-Identifier: Apache-2.0
package dev.colorway.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.query.PageLinks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Date;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * Turns a feed into a response. {@code Last-Modified} is the time of the latest change of an entry; an empty feed has
 * none. {@code Link} has the address of the next page; the last page has none.
 */
@Singleton
public class FeedAnswers {

    /** The media type of {@link #atom}. */
    public static final String ATOM = AtomWriter.MEDIA_TYPE;

    /** The media type of {@link #json}. */
    public static final String JSON = JsonFeed.MEDIA_TYPE;

    @Inject
    ObjectMapper json;

    /** Returns the feed as Atom (RFC 4287). */
    public RestResponse<String> atom(Feed feed) {
        return answer(feed, AtomWriter.write(feed));
    }

    /** Returns the feed as JSON Feed 1.1. */
    public RestResponse<String> json(Feed feed) {
        try {
            return answer(feed, json.writeValueAsString(JsonFeed.of(feed)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RestResponse<String> answer(Feed feed, String body) {
        ResponseBuilder<String> answer = ResponseBuilder.ok(body);
        if (!feed.entries().isEmpty()) {
            answer.lastModified(Date.from(feed.updated()));
        }
        if (feed.next() != null) {
            answer.header(HttpHeaders.LINK, PageLinks.next(feed.next()));
        }
        return answer.build();
    }
}
