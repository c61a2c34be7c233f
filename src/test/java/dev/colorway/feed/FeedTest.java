// SPDX-License-Identifier: Apache-2.0
package dev.colorway.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads feeds with a feed parser, and checks the elements and fields that RFC 4287 and JSON Feed 1.1 require. */
class FeedTest {

    private static final URI ID = URI.create("http://localhost/sneakers.atom?brand=a&sort=-updatedAt");
    private static final URI SELF = URI.create(ID + "&limit=20");
    private static final URI LIST = URI.create("http://localhost/sneakers?brand=a");
    private static final URI NEXT = URI.create("http://localhost/sneakers.atom?brand=a&cursor=x");
    private static final Instant FIRST = Instant.parse("2026-01-02T03:04:05.123456Z");
    private static final Instant LAST = Instant.parse("2026-02-03T04:05:06Z");
    private static final String HOSTILE = "</title><script>&amp; \"ゲル\" ]]> 👟";

    private static final Feed FEED = new Feed(
            "Colorway & more",
            ID,
            SELF,
            LIST,
            NEXT,
            List.of(entry("urn:uuid:1", HOSTILE, LAST), entry("urn:uuid:2", "B", FIRST)));

    private static Feed.Entry entry(String id, String title, Instant updated) {
        return new Feed.Entry(
                URI.create(id),
                title,
                URI.create("http://localhost/sneakers/a?x=1&y=2"),
                HOSTILE + "\nsecond line",
                URI.create("http://localhost/a.jpg"),
                FIRST,
                updated,
                List.of("A & B", "\"C\""));
    }

    private static SyndFeed read(Feed feed) throws FeedException {
        SyndFeedInput input = new SyndFeedInput();
        input.setAllowDoctypes(false);
        return input.build(new StringReader(AtomWriter.write(feed)));
    }

    @Test
    void isAtomThatAFeedParserReads() throws FeedException {
        SyndFeed feed = read(FEED);
        assertEquals("atom_1.0", feed.getFeedType());
        assertEquals(ID.toString(), feed.getUri());
        assertEquals("Colorway & more", feed.getTitle());
        assertEquals("Colorway", feed.getAuthors().get(0).getName());
        assertEquals(Date.from(LAST), feed.getPublishedDate());
        assertEquals(
                List.of("self " + SELF, "alternate " + LIST, "next " + NEXT),
                List.of(link(feed, "self"), link(feed, "alternate"), link(feed, "next")));
        SyndEntry entry = feed.getEntries().get(0);
        assertEquals("urn:uuid:1", entry.getUri());
        assertEquals(HOSTILE, entry.getTitle());
        assertEquals(HOSTILE + "\nsecond line", entry.getContents().get(0).getValue());
        assertEquals(Date.from(LAST), entry.getUpdatedDate());
        assertEquals("http://localhost/sneakers/a?x=1&y=2", entry.getLink());
        assertEquals(
                List.of("A & B", "\"C\""),
                entry.getCategories().stream()
                        .map(category -> category.getName())
                        .toList());
    }

    private static String link(SyndFeed feed, String relation) {
        return feed.getLinks().stream()
                .filter(link -> link.getRel().equals(relation))
                .map(link -> relation + " " + link.getHref())
                .findFirst()
                .orElse("no " + relation);
    }

    @Test
    void leavesOutCharactersThatXmlCannotContain() throws FeedException {
        Feed feed = new Feed(
                "T", SELF, SELF, LIST, null, List.of(entry("urn:uuid:1", "a\u0000\u0008b\ud800c\ufffe", LAST)));
        assertEquals("abc", read(feed).getEntries().get(0).getTitle());
    }

    @Test
    void hasAConstantTimeIfItHasNoEntries() throws FeedException {
        Feed empty = new Feed("T", SELF, SELF, LIST, null, List.of());
        assertEquals(Date.from(Instant.EPOCH), read(empty).getPublishedDate());
        assertFalse(AtomWriter.write(empty).contains("rel=\"next\""));
        assertTrue(json(empty).get("items").isArray());
    }

    private static JsonNode json(Feed feed) {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build()
                .valueToTree(JsonFeed.of(feed));
    }

    @Test
    void isAJsonFeedWithItsRequiredMembers() {
        JsonNode feed = json(FEED);
        assertEquals("https://jsonfeed.org/version/1.1", feed.get("version").asText());
        assertEquals("Colorway & more", feed.get("title").asText());
        assertEquals(ID.toString(), feed.get("feed_url").asText());
        assertEquals(LIST.toString(), feed.get("home_page_url").asText());
        assertEquals(NEXT.toString(), feed.get("next_url").asText());
        JsonNode item = feed.at("/items/0");
        assertEquals("urn:uuid:1", item.get("id").asText());
        assertEquals(HOSTILE + "\nsecond line", item.get("content_text").asText());
        assertEquals("2026-02-03T04:05:06Z", item.get("date_modified").asText());
        Instant precise = Instant.parse("2026-02-03T04:05:06.987654Z");
        assertEquals(
                "2026-02-03T04:05:06Z",
                entry("urn:uuid:3", "C", precise).updated().toString());
        assertFalse(json(new Feed("T", SELF, SELF, LIST, null, List.of())).has("next_url"));
    }
}
