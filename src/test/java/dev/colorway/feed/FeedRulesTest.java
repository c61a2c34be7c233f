// SPDX-License-Identifier: Apache-2.0
package dev.colorway.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Checks every feed of the contract against the rules of Atom (RFC 4287, as the feed validator of the W3C applies
 * them), of JSON Feed 1.1 and of iCalendar (RFC 5545): with hostile texts, page by page, and without entries.
 */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class FeedRulesTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String OF_ATOM = ".atom";
    private static final String OF_JSON = ".feed.json";

    /** A time as RFC 4287 requires it: a time of RFC 3339 with a capital T and a time zone. */
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)";

    private static final List<String> HOSTILE = List.of(
            "</title><script>alert(1)</script>", "]]> --> <!-- <![CDATA[ &amp; &lt;b&gt;", "👟🏽 مرحبا 'a' \"b\"");

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private static String brand;
    private static String emptyBrand;

    private static ObjectNode named(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }

    private static String slug(String list, ObjectNode fields) {
        return WritableCatalog.created(list, fields.toString()).replaceFirst(".*/", "");
    }

    /** Creates sneakers with hostile texts: each is a drop, and its price has moved. */
    @BeforeEach
    void fill() {
        if (brand != null) {
            return;
        }
        String word = WritableCatalog.unique("feeds");
        emptyBrand = slug("/brands", named(word + "-empty").put("slug", word + "-empty"));
        brand = slug("/brands", named(HOSTILE.get(0) + word).put("slug", word));
        for (int i = 0; i < HOSTILE.size(); i++) {
            String text = HOSTILE.get(i);
            ObjectNode fields = named(text + word + i)
                    .put("slug", word + "-" + i)
                    .put("brand", brand)
                    .put("colorway", text)
                    .put("releaseDate", today.plusYears(1).toString())
                    .put("description", text + "\n\n" + text);
            fields.putArray("tags").add("tag-" + i);
            fields.putArray("images").addObject().put("url", "https://images.example/?a=%22%3E&b='");
            fields.putArray("links").addObject().put("rel", "official").put("url", "https://maker.example/?a='&b=1");
            String sneaker = slug("/sneakers", fields);
            price(sneaker, 100, today.minusDays(3));
            price(sneaker, 150 + i, today.minusDays(1));
        }
    }

    private static void price(String sneaker, int amount, LocalDate day) {
        ObjectNode price = JsonNodeFactory.instance
                .objectNode()
                .put("sneaker", sneaker)
                .put("amount", amount)
                .put("currency", "SEK")
                .put("kind", "ASK")
                .put("size", "US9")
                .put("observedAt", day.toString())
                .put("source", "shop");
        WritableCatalog.post("/prices", price.toString()).then().statusCode(201);
    }

    private static Stream<String> feeds(String ending) {
        return Contract.read()
                .operations()
                .filter(operation -> operation.method().equalsIgnoreCase("get"))
                .map(Contract.Operation::path)
                .filter(path -> path.endsWith(ending));
    }

    static Stream<String> atomFeeds() {
        return feeds(OF_ATOM);
    }

    static Stream<String> jsonFeeds() {
        return feeds(OF_JSON);
    }

    private static String address(String feed, String ofBrand) {
        return feed + "?brand=" + ofBrand + (feed.startsWith("/movers") ? "&currency=SEK&window=24h" : "");
    }

    private static Response ask(String address, String mediaType) {
        Response answer = Api.ask(address);
        assertEquals(200, answer.statusCode(), address);
        assertTrue(
                answer.contentType().toLowerCase(Locale.ROOT).replace(" ", "").matches(mediaType + "(;charset=utf-8)?"),
                answer.contentType());
        return answer;
    }

    private static Element atom(String address) throws IOException {
        byte[] body = ask(address, "application/atom\\+xml").asByteArray();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try {
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
            assertEquals("UTF-8", document.getXmlEncoding());
            return document.getDocumentElement();
        } catch (ParserConfigurationException | SAXException malformed) {
            throw new AssertionError(new String(body, StandardCharsets.UTF_8), malformed);
        }
    }

    private static List<Element> children(Element parent, String name) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(parent.getChildNodes()::item)
                .filter(child -> child.getNodeType() == Node.ELEMENT_NODE && name.equals(child.getLocalName()))
                .map(Element.class::cast)
                .toList();
    }

    /** Returns the text of the only child of this name, which must not be blank. */
    private static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        assertEquals(1, found.size(), name);
        String text = found.get(0).getTextContent();
        assertFalse(text.isBlank(), name);
        return text;
    }

    private static void assertAbsolute(String address) {
        URI uri = URI.create(address);
        assertTrue(uri.isAbsolute() && uri.toASCIIString().equals(address), address);
    }

    private static void assertTime(String text) {
        assertTrue(text.matches(TIME), text);
        OffsetDateTime.parse(text);
    }

    private static List<String> links(Element parent, String relation) {
        return children(parent, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(relation))
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    /** Checks what a feed and an entry have in common. */
    private static void assertHasItsElements(Element parent, Set<String> allowed) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            assertEquals(ATOM, child.getNamespaceURI());
            assertTrue(allowed.contains(child.getLocalName()), child.getLocalName());
        }
        assertAbsolute(text(parent, "id"));
        text(parent, "title");
        assertTime(text(parent, "updated"));
        assertEquals(1, links(parent, "alternate").size());
        for (Element link : children(parent, "link")) {
            assertAbsolute(link.getAttribute("href"));
            assertFalse(
                    link.hasAttribute("type") && !link.getAttribute("type").matches("[a-z]+/[a-z+]+(;type=[a-z]+)?"));
        }
    }

    /** Returns the ids of the entries. */
    private static List<String> assertAtom(Element feed) {
        assertEquals("feed", feed.getLocalName());
        assertEquals(ATOM, feed.getNamespaceURI());
        assertHasItsElements(feed, Set.of("id", "title", "updated", "link", "author", "entry"));
        assertEquals(1, links(feed, "self").size());
        List<Element> authors = children(feed, "author");
        assertEquals(1, authors.size(), "a feed without entries has an author, too");
        text(authors.get(0), "name");
        return children(feed, "entry").stream()
                .map(entry -> {
                    assertHasItsElements(
                            entry, Set.of("id", "title", "published", "updated", "link", "category", "content"));
                    assertTime(text(entry, "published"));
                    text(entry, "content");
                    assertEquals(
                            "text", children(entry, "content").get(0).getAttribute("type"), "no HTML, so no markup");
                    Set<String> terms = new HashSet<>();
                    for (Element category : children(entry, "category")) {
                        assertFalse(category.getAttribute("term").isBlank());
                        assertTrue(terms.add(category.getAttribute("term")), "twice");
                    }
                    return text(entry, "id");
                })
                .toList();
    }

    @ParameterizedTest
    @MethodSource("atomFeeds")
    void atomIsValid(String path) throws IOException {
        String address = address(path, brand);
        Element whole = atom(address);
        List<String> ids = assertAtom(whole);
        assertEquals(HOSTILE.size(), Set.copyOf(ids).size());
        assertEquals(HOSTILE.size(), ids.size());
        assertEquals(
                Api.ask(address).asString(),
                Api.ask(Api.relative(links(whole, "self").get(0))).asString());
        assertEquals(
                200, Api.ask(Api.relative(links(whole, "alternate").get(0))).statusCode());
        Set<String> paged = new HashSet<>();
        Set<String> addresses = new HashSet<>();
        for (String next = address + "&limit=1"; next != null; ) {
            Element page = atom(next);
            paged.addAll(assertAtom(page));
            assertEquals(paged.size(), addresses.size() + 1, "one entry on each page");
            assertEquals(
                    Api.ask(next).asString(),
                    Api.ask(Api.relative(links(page, "self").get(0))).asString(),
                    "a page names its own address");
            assertEquals(text(whole, "id"), text(page, "id"), "the pages are one feed");
            List<String> rest = links(page, "next");
            next = rest.isEmpty() ? null : Api.relative(rest.get(0));
            assertTrue(next == null || addresses.add(next), next);
        }
        assertEquals(Set.copyOf(ids), paged);
    }

    @ParameterizedTest
    @MethodSource("atomFeeds")
    void atomIsValidWithoutEntries(String path) throws IOException {
        assertEquals(List.of(), assertAtom(atom(address(path, emptyBrand))));
    }

    private static void assertNoNulls(JsonNode node) {
        assertFalse(node.isNull());
        node.forEach(FeedRulesTest::assertNoNulls);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String text(JsonNode node, String name) {
        assertTrue(node.path(name).isTextual(), name + " of " + node);
        assertFalse(node.get(name).asText().isBlank(), name);
        return node.get(name).asText();
    }

    /** Returns the ids of the items. */
    private static List<String> assertJsonFeed(JsonNode feed) {
        assertNoNulls(feed);
        assertEquals("https://jsonfeed.org/version/1.1", text(feed, "version"));
        text(feed, "title");
        assertAbsolute(text(feed, "home_page_url"));
        assertAbsolute(text(feed, "feed_url"));
        assertFalse(feed.has("author"), "deprecated in 1.1");
        text(feed.at("/authors/0"), "name");
        if (feed.has("next_url")) {
            assertAbsolute(text(feed, "next_url"));
            assertNotEquals(feed.get("feed_url"), feed.get("next_url"));
        }
        assertTrue(feed.get("items").isArray());
        return elements(feed.get("items"))
                .map(item -> {
                    assertAbsolute(text(item, "url"));
                    assertAbsolute(text(item, "image"));
                    text(item, "title");
                    text(item, "content_text");
                    assertFalse(item.has("author"), "deprecated in 1.1");
                    assertTime(text(item, "date_published"));
                    assertTime(text(item, "date_modified"));
                    elements(item.get("tags"))
                            .forEach(tag ->
                                    assertTrue(tag.isTextual() && !tag.asText().isBlank()));
                    return text(item, "id");
                })
                .toList();
    }

    private static JsonNode json(String address) {
        return Api.json(ask(address, "application/feed\\+json").asString());
    }

    @ParameterizedTest
    @MethodSource("jsonFeeds")
    void jsonFeedIsValid(String path) throws IOException {
        String address = address(path, brand);
        JsonNode whole = json(address);
        List<String> ids = assertJsonFeed(whole);
        assertEquals(ids, assertAtom(atom(address.replace(OF_JSON, OF_ATOM))), "the same entries as in Atom");
        assertEquals(whole, json(Api.relative(whole.get("feed_url").asText())));
        Set<String> addresses = new HashSet<>();
        for (String next = address + "&limit=1"; next != null; ) {
            JsonNode page = json(next);
            assertEquals(1, assertJsonFeed(page).size());
            next = page.has("next_url") ? Api.relative(page.get("next_url").asText()) : null;
            assertTrue(next == null || addresses.add(next), next);
        }
    }

    @ParameterizedTest
    @MethodSource("jsonFeeds")
    void jsonFeedIsValidWithoutItems(String path) {
        assertEquals(List.of(), assertJsonFeed(json(address(path, emptyBrand))));
    }

    @Test
    void calendarIsValidWithAndWithoutEvents() throws IOException, ParserException {
        for (String ofBrand : List.of(brand, emptyBrand)) {
            String text = ask("/drops.ics?brand=" + ofBrand, "text/calendar").asString();
            Calendar calendar = new CalendarBuilder().build(new StringReader(text));
            ValidationResult result = calendar.validate();
            assertFalse(result.hasErrors(), result.toString());
            assertFalse(calendar.getComponents().isEmpty(), "RFC 5545, 3.6, demands a component");
            assertEquals(
                    ofBrand.equals(brand) ? HOSTILE.size() : 0,
                    calendar.getComponents("VEVENT").stream()
                            .map(event -> event.getProperty("UID").orElseThrow())
                            .distinct()
                            .count());
        }
    }
}
