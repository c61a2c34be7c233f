// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.price;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The feed for Google Merchant Center, and the rules of Google's product data specification. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class MerchantFeedTest {

    private static final String FEED = "/sneakers.merchant.xml";
    private static final String NAMESPACE = "http://base.google.com/ns/1.0";

    /** The form of each attribute, with its greatest length. */
    private static final Map<String, Pattern> RULES = Map.ofEntries(
            Map.entry("id", Pattern.compile("[!-~]{1,50}")),
            Map.entry("title", Pattern.compile(".{1,150}")),
            Map.entry("description", Pattern.compile("(?s).{1,5000}")),
            Map.entry("link", Pattern.compile("https://.{1,1992}")),
            Map.entry("image_link", Pattern.compile("https://.{1,1992}")),
            Map.entry("additional_image_link", Pattern.compile("https://.{1,1992}")),
            Map.entry("availability", Pattern.compile("in_stock|out_of_stock|preorder|backorder")),
            Map.entry("price", Pattern.compile("[0-9]+(\\.[0-9]{2,4})? [A-Z]{3}")),
            Map.entry("brand", Pattern.compile(".{1,70}")),
            Map.entry("gtin", Pattern.compile("[0-9]{8}|[0-9]{12,14}")),
            Map.entry("mpn", Pattern.compile(".{1,70}")),
            Map.entry("condition", Pattern.compile("new|refurbished|used")),
            Map.entry("google_product_category", Pattern.compile("[0-9]+")),
            Map.entry("color", Pattern.compile(".{1,100}")),
            Map.entry("gender", Pattern.compile("male|female|unisex")),
            Map.entry("age_group", Pattern.compile("newborn|infant|toddler|kids|adult")),
            Map.entry("size", Pattern.compile(".{1,100}")),
            Map.entry("size_system", Pattern.compile("AU|BR|CN|DE|EU|FR|IT|JP|MEX|UK|US")),
            Map.entry("item_group_id", Pattern.compile("[!-~]{1,50}")));

    /** The required attributes that this catalog always knows. */
    private static final Set<String> ALWAYS =
            Set.of("id", "title", "description", "brand", "condition", "google_product_category");

    /** Returns the items, each with its attributes; checks their rules. */
    private static List<Map<String, String>> items(String query) {
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to(FEED + query));
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        assertEquals(
                Optional.of("application/xml;charset=UTF-8"), answer.headers().firstValue("Content-Type"));
        assertEquals(
                Optional.of("attachment; filename=\"sneakers.merchant.xml\""),
                answer.headers().firstValue("Content-Disposition"));
        List<Map<String, String>> items = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        NodeList nodes = root(answer.body()).getElementsByTagName("item");
        for (int node = 0; node < nodes.getLength(); node++) {
            Map<String, String> item = new LinkedHashMap<>();
            NodeList attributes = nodes.item(node).getChildNodes();
            for (int at = 0; at < attributes.getLength(); at++) {
                Node attribute = attributes.item(at);
                assertEquals(NAMESPACE, attribute.getNamespaceURI());
                String name = attribute.getLocalName();
                assertTrue(RULES.containsKey(name), name);
                assertTrue(
                        RULES.get(name).matcher(attribute.getTextContent()).matches(),
                        name + " " + attribute.getTextContent());
                assertTrue(item.put(name, attribute.getTextContent()) == null || name.equals("additional_image_link"));
            }
            assertTrue(item.keySet().containsAll(ALWAYS), item.toString());
            assertTrue(ids.add(item.get("id")), "every id once");
            items.add(item);
        }
        return items;
    }

    private static Element root(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            Element root = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
            assertEquals("rss 2.0", root.getTagName() + " " + root.getAttribute("version"));
            return root;
        } catch (ParserConfigurationException | SAXException | IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    @Test
    void theBuiltInCatalogFollowsTheRules() {
        List<Map<String, String>> items = items("");
        assertTrue(items.size() >= Api.get("/sneakers?limit=1").get("total").asInt());
        assertTrue(items.stream().noneMatch(item -> item.containsKey("availability")));
        assertTrue(items.stream().anyMatch(item -> item.containsKey("price")));
    }

    @Test
    void aSneakerHasAnItemForEachSizeWithAnAsk() {
        String slug = unique("merchant");
        created("/sneakers", """
                {"slug": "%s", "name": "Crème <1> & Co", "silhouette": "gel-kayano-14", "audience": "GRADE_SCHOOL",
                "colors": [{"name": "Sail"}, {"name": "Gum"}, {"name": "Red"}, {"name": "Blue"}],
                "gtins": [{"gtin": "12345670", "size": "US9"}],
                "images": [{"url": "https://images.example/a.jpg"}, {"url": "https://images.example/b.jpg"}],
                "links": [{"rel": "shop", "url": "https://shop.example/p?a=1&b=2"}]}""".formatted(slug));
        price(slug, "RETAIL", "180", null, "");
        assertEquals(
                ("{id=%s, title=Crème <1> & Co, description=Crème <1> & Co, link=https://shop.example/p?a=1&b=2, "
                                + "image_link=https://images.example/a.jpg, "
                                + "additional_image_link=https://images.example/b.jpg, price=180.00 SGD, brand=ASICS, "
                                + "condition=new, google_product_category=187, color=Sail/Gum/Red, age_group=kids}")
                        .formatted(slug),
                items("?slug=" + slug).get(0).toString());
        price(slug, "ASK", "300", "US9", "");
        price(slug, "ASK", "250.5", "US9", ", \"reference\": \"two\", \"market\": \"SG\"");
        price(slug, "ASK", "99", "USC10-2E", "");
        price(slug, "ASK", "90", "US9", ", \"condition\": \"USED\"");
        List<Map<String, String>> items = items("?slug=" + slug);
        assertEquals(
                List.of(slug + "-US9", slug + "-USC10-2E"),
                items.stream().map(item -> item.get("id")).toList());
        assertEquals("250.50 SGD", items.get(0).get("price"));
        assertEquals("12345670", items.get(0).get("gtin"));
        assertEquals("9 US", items.get(0).get("size") + " " + items.get(0).get("size_system"));
        assertEquals("10C 2E", items.get(1).get("size"));
        assertEquals(slug, items.get(1).get("item_group_id"));
        assertFalse(items.get(1).containsKey("gtin"));
        List<Map<String, String>> used = items("?condition=USED&slug=" + slug);
        assertEquals(
                List.of(slug + "-US9-used"),
                used.stream().map(item -> item.get("id")).toList());
        assertEquals("used", used.get(0).get("condition"));
        assertFalse(used.get(0).containsKey("item_group_id"));
    }

    @Test
    void aShopSaysWhatTheCatalogDoesNotKnow() {
        Map<String, String> item = items("?availability=in_stock&link=https%3A%2F%2Fshop.example%2Fp%2F%7Bslug%7D"
                        + "&slug=jjjjound-gel-kayano-14-silver-black")
                .get(0);
        assertEquals("in_stock", item.get("availability"));
        assertEquals("https://shop.example/p/jjjjound-gel-kayano-14-silver-black", item.get("link"));
        assertEquals(
                "availability",
                Api.problem(400, FEED + "?availability=soon")
                        .at("/errors/0/parameter")
                        .asText());
        assertEquals(
                "link",
                Api.problem(400, FEED + "?link=https%3A%2F%2Fshop.example")
                        .at("/errors/0/parameter")
                        .asText());
        Api.problem(400, FEED + "?limit=5");
    }

    @Test
    void aLongSlugHasAShortId() {
        String slug = "a".repeat(100);
        assertEquals(33, MerchantItem.group(slug).length());
        assertFalse(MerchantItem.group(slug).equals(MerchantItem.group(slug + "b")));
        assertEquals("short", MerchantItem.group("short"));
    }
}
