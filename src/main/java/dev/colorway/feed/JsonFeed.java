// SPDX-License-Identifier: Apache-2.0
package dev.colorway.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feed in the form of JSON Feed 1.1 (jsonfeed.org). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") URI homePageUrl,
        @JsonProperty("feed_url") URI feedUrl,
        @JsonProperty("next_url") @Nullable URI nextUrl,
        List<Author> authors,
        @JsonInclude List<Item> items) {

    static final String MEDIA_TYPE = "application/feed+json";

    private static final String VERSION = "https://jsonfeed.org/version/1.1";

    record Author(String name) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Item(
            String id,
            URI url,
            String title,
            @JsonProperty("content_text") String contentText,
            URI image,
            @JsonProperty("date_published") Instant datePublished,
            @JsonProperty("date_modified") Instant dateModified,
            List<String> tags) {

        static Item of(Feed.Entry entry) {
            return new Item(
                    entry.id().toString(),
                    entry.url(),
                    entry.title(),
                    entry.text(),
                    entry.image(),
                    entry.published(),
                    entry.updated(),
                    entry.categories());
        }
    }

    static JsonFeed of(Feed feed) {
        return new JsonFeed(
                VERSION,
                feed.title(),
                feed.list(),
                feed.id(),
                feed.next(),
                List.of(new Author(Feed.AUTHOR)),
                feed.entries().stream().map(Item::of).toList());
    }
}
