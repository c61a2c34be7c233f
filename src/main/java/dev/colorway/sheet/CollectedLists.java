// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.query.Names;
import dev.colorway.rows.RowFault;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the lists of one sneaker from all its rows: images, tags, designers, GTINs, identifiers. */
final class CollectedLists {

    private static final Pattern ADDRESSES = Pattern.compile("[,;|\\s]+(?=https?://)");
    private static final Pattern TAGS = Pattern.compile("\\s*[,;|]\\s*");
    private static final Pattern NAMES = Pattern.compile("\\s*[,;&]\\s*");
    private static final int MAX_SCHEME = 40;
    /** More values than any list of a sneaker can have. The import refuses a list of this length. */
    private static final int MAX_LIST = 201;

    private final Shape shape;
    private final SheetOptions options;

    CollectedLists(Shape shape, SheetOptions options) {
        this.shape = shape;
        this.options = options;
    }

    /** Adds the values of a row to the lists of a sneaker, and the faults of the row to {@code faults}. */
    void add(RowFacts row, ObjectNode sneaker, List<RowFault> faults) {
        for (String images : row.texts(Fields.IMAGE)) {
            for (String image : ADDRESSES.split(images)) {
                addImage(image.strip(), row.text(Fields.IMAGE_ALT), sneaker);
            }
        }
        row.texts(Fields.TAGS).forEach(tags -> addAll(sneaker, Fields.TAGS, TAGS.split(tags)));
        row.texts(Fields.DESIGNER).forEach(names -> addAll(sneaker, Fields.DESIGNER, NAMES.split(names)));
        if (!row.texts(Fields.GTIN).isEmpty()) {
            addGtins(row, sneaker, faults);
        }
        for (String value : row.texts(Fields.IDENTIFIER)) {
            addIdentifier(value, row, sneaker, faults);
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

    private void addGtins(RowFacts row, ObjectNode sneaker, List<RowFault> faults) {
        String size;
        try {
            size = Sizes.of(row, shape, options);
        } catch (WrongValue wrong) {
            faults.add(wrong.fault());
            return;
        }
        RowFacts.Fact given = row.fact(Fields.SIZE);
        if (size == null
                && given != null
                && !Sizes.isNothing(given.text())
                && row.amounts().isEmpty()) {
            faults.add(new RowFault(
                    row.line,
                    given.column(),
                    null,
                    "names no size system, which the size of a GTIN needs. Name it: sizes=US, for example, "
                            + "or a column for the size system"));
        }
        for (String gtins : row.texts(Fields.GTIN)) {
            for (String gtin : TAGS.split(gtins)) {
                addGtin(gtin, size, sneaker);
            }
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

    private void addIdentifier(String value, RowFacts row, ObjectNode sneaker, List<RowFault> faults) {
        if (value.contains(",")) {
            RowFacts.Fact fact = Objects.requireNonNull(row.fact(Fields.IDENTIFIER), "The row has an identifier");
            faults.add(new WrongValue(
                            row.line,
                            fact.column(),
                            value,
                            "must have no comma: a comma separates the values of the parameter 'identifier'")
                    .fault());
            return;
        }
        String source = row.text(Fields.SOURCE) != null ? row.text(Fields.SOURCE) : options.source();
        String scheme = source == null || Names.slug(source).isEmpty()
                ? (shape.isTable() ? PriceRows.DEFAULT_SOURCE : shape.name())
                : Names.slug(source, MAX_SCHEME);
        ArrayNode identifiers = sneaker.withArray("/identifiers");
        if (identifiers.size() < MAX_LIST && !hasIdentifier(identifiers, scheme, value)) {
            identifiers.addObject().put("scheme", scheme).put("value", value);
        }
    }

    /** Returns whether the sneaker has this id of this source. Two sources can use the same value. */
    private static boolean hasIdentifier(ArrayNode identifiers, String scheme, String value) {
        for (JsonNode identifier : identifiers) {
            if (identifier.path("scheme").asText().equals(scheme)
                    && Names.key(identifier.path("value").asText()).equals(Names.key(value))) {
                return true;
            }
        }
        return false;
    }
}
