// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * The types of entries that can be written, each with the smallest and the fullest body. They refer to the built-in
 * catalog.
 */
public enum WrittenKind {
    BRANDS("{'name': '#'}", "{'slug': '#', 'name': 'The #'" + Described.FIELDS + "}"),

    DESIGNERS("{'name': '#'}", "{'slug': '#', 'name': 'The #'" + Described.FIELDS + "}"),

    COLLABORATORS("{'name': '#'}", "{'slug': '#', 'name': 'The #', 'note': 'a note'" + Described.FIELDS + "}"),

    COLLABORATIONS(
            "{'name': '#', 'brand': {'slug': 'asics'}, 'collaborators': [{'slug': 'beams'}]}",
            "{'slug': '#', 'name': 'The #', 'brand': {'slug': 'asics'}, 'collaborators': [{'slug': 'kith'}, "
                    + "{'slug': 'beams'}]}",
            "/brand/slug",
            "/collaborators/1/slug"),

    SIZE_CHARTS("{'name': '#', 'brand': {'slug': 'asics'}, 'rows': [{'sizes': ['US7', 'JP25']}]}", """
            {'slug': '#', 'name': 'The #', 'brand': {'slug': 'asics'}, 'audience': 'WOMEN',
            'rows': [{'sizes': ['US6', 'USW7.5', 'UK5']}, {'sizes': ['EU39.5', 'JP24.5']}]}""", "/brand/slug"),

    SILHOUETTES(
            "{'name': '#', 'brand': {'slug': 'asics'}}",
            """
            {'slug': '#', 'name': 'The #', 'brand': {'slug': 'asics'}, 'line': 'Line',
            'released': '2008', 'retroReleased': '2020-02-29',
            'designers': [{'slug': 'toshikazu-kayano', 'role': 'NAMESAKE'},
                          {'slug': 'hidenori-yamashita', 'role': 'DESIGNER'}],
            'designConcept': 'concept', 'upper': 'mesh',
            'technologies': [{'name': 'GEL', 'position': 'heel', 'benefit': 'softness'}, {'name': 'TRUSSTIC'}],
            'awards': [{'name': 'Award', 'by': 'Jury', 'year': 2008}, {'name': 'Another'}],
            'note': 'a note'""" + Described.FIELDS + "}",
            "/brand/slug",
            "/designers/1/slug",
            "/predecessor/slug"),

    SNEAKERS(
            "{'name': '#', 'silhouette': {'slug': 'gel-kayano-14'}}",
            """
            {'slug': '#', 'name': 'The #', 'colorway': 'Silver', 'styleCode': 'code.#',
            'silhouette': {'slug': 'gel-kayano-14'}, 'collaboration': {'slug': 'beams-x-asics'},
            'extraTechnologies': [{'name': 'GORE-TEX', 'position': 'upper', 'benefit': 'dryness'}],
            'releaseDate': '2022-10-01', 'audience': 'GRADE_SCHOOL', 'status': 'DISCONTINUED',
            'colors': [{'name': 'White', 'base': 'WHITE', 'hex': '\\u0023ffffff'}, {'name': 'Infrared', 'base': 'RED'},
                       {'name': 'White'}],
            'credits': [{'slug': 'toshikazu-kayano', 'role': 'DESIGNER'},
                        {'slug': 'hidenori-yamashita', 'role': 'NAMESAKE'}], 'brand': {'slug': 'asics'},
            'gtins': [], 'identifiers': [{'scheme': 'a-shop', 'value': '#'}]""" + Described.FIELDS + """
            , 'tags': ['Retro #', 'running'], 'metadata': {'vendor sku': '00-1', 'origin': 'a sheet'}}""",
            "/silhouette/slug",
            "/collaboration/slug",
            "/credits/1/slug",
            "/brand/slug");

    /** The fields of all entries that have a description, pictures and links. */
    private static final class Described {
        static final String FIELDS = """
                , 'description': 'One line.\\nAnother line, of #.',
                'images': [{'url': 'https://images.example/#.jpg?w=1', 'alt': 'Side', 'width': 1600, 'height': 9},
                           {'url': 'https://images.example/#-back.jpg'}],
                'links': [{'rel': 'official', 'url': 'https://maker.example/#'},
                          {'rel': 'shop', 'url': 'https://shop.example:8443/#'}]""";
    }

    private final String minimal;
    private final String full;
    private final List<String> references;

    WrittenKind(String minimal, String full, String... references) {
        this.minimal = minimal;
        this.full = full;
        this.references = List.of(references);
    }

    /** Returns the path of its list. */
    public String list() {
        return "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the address of an entry. */
    public String address(String slug) {
        return list() + "/" + slug;
    }

    /** Returns the singular as a slug. */
    public String word() {
        return name().substring(0, name().length() - 1).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the smallest body. */
    public ObjectNode minimal(String name) {
        return json(minimal, name);
    }

    /**
     * Returns a body with all fields and with several elements in each list. Creates a new predecessor for a
     * silhouette, because only one entry can refer to it.
     */
    public ObjectNode full(String name) {
        ObjectNode body = json(full, name);
        if (this == SILHOUETTES) {
            String predecessor = WritableCatalog.unique("predecessor");
            WritableCatalog.created(list(), minimal(predecessor).toString());
            body.putObject("predecessor").put("slug", predecessor);
        }
        return body;
    }

    /** Returns whether its entries have a description, pictures and links. */
    public boolean isDescribed() {
        return full.contains(Described.FIELDS);
    }

    /** Returns the pointers in a full body that name other entries. */
    public List<String> references() {
        return references;
    }

    private static ObjectNode json(String template, String name) {
        return (ObjectNode) Api.json(template.replace('\'', '"').replace("#", name));
    }

    /** Checks that the view contains all values of the body, under the same field names. */
    public static void assertHolds(JsonNode body, JsonNode view) {
        body.properties().forEach(member -> {
            JsonNode shown = view.get(member.getKey());
            if (shown == null) {
                throw new AssertionError("'" + member.getKey() + "' is missing in " + view);
            }
            if (member.getValue().isObject()) {
                assertHolds(member.getValue(), shown);
            } else if (member.getValue().isArray()) {
                assertSame(member.getValue().size(), shown.size(), member.getKey(), view);
                for (int i = 0; i < shown.size(); i++) {
                    assertHolds(member.getValue().get(i), shown.get(i));
                }
            } else {
                assertSame(member.getValue(), shown, member.getKey(), view);
            }
        });
    }

    private static void assertSame(Object expected, Object actual, String member, JsonNode view) {
        if (!expected.equals(actual)) {
            throw new AssertionError("'" + member + "' is " + actual + ", not " + expected + ", in " + view);
        }
    }
}
