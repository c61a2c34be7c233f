// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.query.Names;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the lists of one sneaker from all its rows: images, tags, designers, partners, GTINs, identifiers. */
final class CollectedLists {

    private static final Pattern ADDRESSES = Pattern.compile("[,;|\\s]+(?=https?://)");
    private static final Pattern TAGS = Pattern.compile("\\s*[,;|]\\s*");
    private static final Pattern NAMES = Pattern.compile("\\s*[,;&]\\s*");
    private static final int MAX_SCHEME = 40;
    /** More than any list of a sneaker can have: the import refuses a list that has so many. */
    private static final int MAX_LIST = 201;

    private final Shape shape;
    private final SheetOptions options;

    CollectedLists(Shape shape, SheetOptions options) {
        this.shape = shape;
        this.options = options;
    }

    /** Adds the values of a row to the lists of a sneaker. */
    void add(RowFacts row, ObjectNode sneaker) {
        for (String images : row.texts(Fields.IMAGE)) {
            for (String image : ADDRESSES.split(images)) {
                addImage(image.strip(), row.text(Fields.IMAGE_ALT), sneaker);
            }
        }
        row.texts(Fields.TAGS).forEach(tags -> addAll(sneaker, Fields.TAGS, TAGS.split(tags)));
        row.texts(Fields.DESIGNER).forEach(names -> addAll(sneaker, Fields.DESIGNER, NAMES.split(names)));
        if (!row.texts(Fields.COLLABORATION).isEmpty() && !sneaker.has(Fields.COLLABORATION)) {
            SneakerFacts.put(
                    sneaker, Fields.COLLABORATION, String.join(" x ", row.texts(Fields.COLLABORATION)), row.line);
        }
        for (String gtins : row.texts(Fields.GTIN)) {
            for (String gtin : TAGS.split(gtins)) {
                addGtin(gtin, size(row), sneaker);
            }
        }
        for (String value : row.texts(Fields.IDENTIFIER)) {
            addIdentifier(value, row, sneaker);
        }
    }

    private static void addAll(ObjectNode sneaker, String field, String[] texts) {
        ArrayNode list = sneaker.withArray("/" + field);
        for (String text : texts) {
            if (!text.isBlank() && list.size() < MAX_LIST && !contains(list, "", text)) {
                list.add(text.strip());
            }
        }
    }

    private static boolean contains(ArrayNode list, String member, String text) {
        String key = Names.key(text);
        for (JsonNode element : list) {
            String present = (member.isEmpty() ? element : element.path(member)).asText();
            if (present.equals(text) || Names.key(present).equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static void addImage(String address, @Nullable String alt, ObjectNode sneaker) {
        ArrayNode images = sneaker.withArray("/images");
        for (JsonNode image : images) {
            if (image.path("url").asText().equals(address)) {
                return;
            }
        }
        if (images.size() == MAX_LIST) {
            return;
        }
        ObjectNode image = images.addObject().put("url", address);
        if (alt != null) {
            image.put("alt", alt);
        }
    }

    private static void addGtin(String gtin, @Nullable String size, ObjectNode sneaker) {
        ArrayNode gtins = sneaker.withArray("/gtins");
        if (!gtin.isBlank() && gtins.size() < MAX_LIST && !contains(gtins, "gtin", gtin.strip())) {
            ObjectNode added = gtins.addObject().put("gtin", gtin.strip());
            if (size != null) {
                added.put("size", size);
            }
        }
    }

    private void addIdentifier(String value, RowFacts row, ObjectNode sneaker) {
        String source = row.text(Fields.SOURCE) != null ? row.text(Fields.SOURCE) : options.source();
        String scheme = source == null || Names.slug(source).isEmpty()
                ? (shape.isTable() ? PriceRows.DEFAULT_SOURCE : shape.name())
                : Names.slug(source, MAX_SCHEME);
        ArrayNode identifiers = sneaker.withArray("/identifiers");
        // A comma separates the values of the parameter that finds an identifier.
        if (!value.contains(",") && identifiers.size() < MAX_LIST && !contains(identifiers, "value", value)) {
            identifiers.addObject().put("scheme", scheme).put("value", value);
        }
    }

    /** Returns the size of a row; null if it has none that can be read. Its price reports the fault. */
    private @Nullable String size(RowFacts row) {
        RowFacts.Fact fact = row.fact(Fields.SIZE);
        if (fact == null || Sizes.isNothing(fact.text())) {
            return null;
        }
        try {
            return Sizes.read(fact.text(), Sizes.system(row, fact, shape, options));
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }
}
