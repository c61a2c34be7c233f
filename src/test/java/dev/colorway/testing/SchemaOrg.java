// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of schema.org for the types that this service writes: which properties a type has, and which values these
 * accept. Also what search engines demand of a product: a name, and an amount and a currency of its offers.
 */
public final class SchemaOrg {

    private static final String TEXT = ".*\\S.*";
    private static final String ADDRESS = "https?://\\S+";
    private static final String CODE = "[A-Z]{3}";
    private static final String DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";
    private static final String NUMBER = "number";

    /** The types whose properties each type has. A type inherits properties from its supertypes. */
    private static final Map<String, List<String>> TYPES = Map.of(
            "Product", List.of("Thing", "Product"),
            "ProductModel", List.of("Thing", "Product"),
            "Brand", List.of("Thing"),
            "Person", List.of("Thing"),
            "Thing", List.of("Thing"),
            "Offer", List.of("Thing", "Offer"),
            "AggregateOffer", List.of("Thing", "Offer", "AggregateOffer"),
            "PeopleAudience", List.of("Thing", "PeopleAudience"),
            "CollectionPage", List.of("Thing", "CreativeWork"),
            "ItemList", List.of("Thing", "ItemList"));

    private static final Map<String, Map<String, String>> PROPERTIES = Map.of(
            "Thing",
            Map.of("name", TEXT, "url", ADDRESS, "description", TEXT, "image", ADDRESS, "sameAs", ADDRESS),
            "Product",
            Map.ofEntries(
                    Map.entry("brand", "@Brand"),
                    Map.entry("model", TEXT),
                    Map.entry("color", TEXT),
                    Map.entry("sku", TEXT),
                    Map.entry("mpn", TEXT),
                    Map.entry("gtin", "[0-9]{8}|[0-9]{12,14}"),
                    Map.entry("size", TEXT),
                    Map.entry("releaseDate", DATE),
                    Map.entry("keywords", TEXT),
                    Map.entry("audience", "@PeopleAudience"),
                    Map.entry("offers", "@Offer|AggregateOffer")),
            "Offer",
            Map.of(
                    "price",
                    NUMBER,
                    "priceCurrency",
                    CODE,
                    "itemCondition",
                    "https://schema.org/(New|Used|Damaged)Condition"),
            "AggregateOffer",
            Map.of("lowPrice", NUMBER, "highPrice", NUMBER, "offerCount", NUMBER),
            "PeopleAudience",
            Map.of("suggestedGender", "male|female|unisex"),
            "CreativeWork",
            Map.of("about", "@ProductModel|Brand|Person|Thing", "mainEntity", "@ItemList"),
            "ItemList",
            Map.of("numberOfItems", NUMBER, "itemListElement", "@ListItem"),
            "ListItem",
            Map.of("position", NUMBER));

    private SchemaOrg() {}

    /** Fails if a document breaks a rule. */
    public static void check(JsonNode document) {
        assertEquals("https://schema.org", document.path("@context").asText());
        check(document, document.path("@type").asText());
    }

    private static void check(JsonNode thing, String type) {
        Map<String, String> known = new HashMap<>();
        TYPES.getOrDefault(type, List.of("Thing", type)).forEach(each -> known.putAll(PROPERTIES.get(each)));
        thing.properties().forEach(field -> {
            if (Set.of("@context", "@type").contains(field.getKey())) {
                return;
            }
            String value = field.getKey().equals("@id") ? ADDRESS : known.get(field.getKey());
            assertNotNull(value, type + " has no property " + field.getKey());
            if (field.getValue().isArray()) {
                assertTrue(!field.getValue().isEmpty(), field.getKey());
                field.getValue().forEach(each -> check(each, field.getKey(), value));
            } else {
                check(field.getValue(), field.getKey(), value);
            }
        });
        switch (type) {
            case "Product" -> assertTrue(thing.has("name") && thing.has("brand"), thing.toString());
            case "Offer" -> assertTrue(thing.has("price") && thing.has("priceCurrency"), thing.toString());
            case "AggregateOffer" -> {
                assertTrue(thing.has("priceCurrency") && thing.get("offerCount").asInt() > 1, thing.toString());
                assertTrue(thing.has("lowPrice"), thing.toString());
                assertTrue(
                        !thing.has("highPrice")
                                || thing.get("lowPrice").asDouble()
                                        <= thing.get("highPrice").asDouble(),
                        thing.toString());
            }
            case "ItemList" ->
                assertEquals(
                        thing.get("numberOfItems").asInt(),
                        thing.get("itemListElement").size());
            default -> {
                // nothing else is demanded
            }
        }
    }

    private static void check(JsonNode value, String property, String rule) {
        if (rule.startsWith("@")) {
            String type = value.path("@type").asText();
            assertTrue(type.matches(rule.substring(1)), property + ": " + value);
            check(value, type);
        } else if (rule.equals(NUMBER)) {
            assertTrue(value.isNumber(), property + ": " + value);
        } else {
            assertTrue(value.isTextual() && value.asText().matches("(?s)" + rule), property + ": " + value);
        }
    }
}
