// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.http.problem.Problem;
import dev.colorway.query.Names;
import dev.colorway.rows.RowFault;
import dev.colorway.sneaker.BaseColor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;

/**
 * Collects the facts of one sneaker from all its rows, as texts by field. The lists of a sneaker get the values of all
 * rows. Its other fields have one value: rows that contradict one another are a fault.
 */
final class SneakerFacts {

    /** The fields that have one text. */
    private static final List<String> TEXTS = List.of(
            Fields.SLUG,
            Fields.NAME,
            Fields.COLORWAY,
            Fields.STYLE_CODE,
            Fields.SILHOUETTE,
            Fields.BRAND,
            Fields.RELEASE_DATE,
            Fields.AUDIENCE,
            Fields.STATUS,
            Fields.DESCRIPTION,
            Fields.COLOR,
            Fields.LINK);

    /** The texts that can differ between the sizes of one product: the first one counts. */
    private static final Set<String> VARYING = Set.of(Fields.NAME, Fields.DESCRIPTION, Fields.LINK, Fields.STATUS);

    private static final Pattern ADDRESSES = Pattern.compile("[,;|\\s]+(?=https?://)");
    private static final Pattern TAGS = Pattern.compile("\\s*[,;|]\\s*");
    private static final Pattern NAMES = Pattern.compile("\\s*[,;&]\\s*");
    private static final Pattern LINE_BREAKS = Pattern.compile("(?i)<(?:br|/p|/div|/li|/tr|/h[1-6])\\s*/?>");
    private static final Pattern MARKUP = Pattern.compile("<[^<>]*>");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\x0B\\f\\r\u00A0]+");
    private static final Pattern EMPTY_LINES = Pattern.compile(" ?\\n[ \\n]*\\n ?");
    /** The value of words for children of any age. */
    private static final String CHILDREN = "-";

    private static final int MAX_SCHEME = 40;
    /** More than any list of a sneaker can have: the import refuses a list that has so many. */
    private static final int MAX_LIST = 201;

    private final Shape shape;
    private final SheetOptions options;

    SneakerFacts(Shape shape, SheetOptions options) {
        this.shape = shape;
        this.options = options;
    }

    /** Adds the facts of a row to a sneaker, and returns the faults of the row. */
    List<RowFault> add(RowFacts row, ObjectNode sneaker) {
        List<RowFault> faults = new ArrayList<>();
        for (String field : TEXTS) {
            RowFacts.Fact fact = row.fact(field);
            if (fact != null) {
                addText(row.line, fact, text(field, fact.text()), sneaker, faults);
            }
        }
        addAudienceOfAge(row, sneaker, faults);
        String html = row.text(Fields.DESCRIPTION_HTML);
        if (html != null && !sneaker.has(Fields.DESCRIPTION)) {
            put(sneaker, Fields.DESCRIPTION, plainText(html), row.line);
        }
        addLists(row, sneaker);
        for (RowFacts.Fact fact : row.all()) {
            if (fact.target().field().startsWith(Fields.METADATA)) {
                sneaker.withObject("/metadata")
                        .put(fact.target().field().substring(Fields.METADATA.length()), fact.text());
            }
        }
        return faults;
    }

    private String text(String field, String text) {
        return field.equals(Fields.NAME) && shape.hyphenatedNames() ? text.replace('-', ' ') : text;
    }

    private static void put(ObjectNode sneaker, String field, String text, long line) {
        sneaker.putArray(field).add(text).add(line);
    }

    private void addText(long line, RowFacts.Fact fact, String text, ObjectNode sneaker, List<RowFault> faults) {
        String field = fact.target().field();
        String value = text;
        if (field.equals(Fields.AUDIENCE) || field.equals(Fields.STATUS)) {
            value = word(line, fact, faults);
            if (value.isEmpty()) {
                return;
            }
        }
        JsonNode present = sneaker.get(field);
        if (present == null) {
            put(sneaker, field, value, line);
        } else if (!VARYING.contains(field)
                && !Names.key(present.get(0).textValue()).equals(Names.key(value))) {
            faults.add(new RowFault(
                    line,
                    fact.column(),
                    null,
                    "is '" + Problem.quoted(value) + "', but '"
                            + Problem.quoted(present.get(0).textValue()) + "' on line "
                            + present.get(1).asLong()
                            + ": the rows of one sneaker must agree"));
        }
    }

    private static String word(long line, RowFacts.Fact fact, List<RowFault> faults) {
        String field = fact.target().field();
        return Words.meaning(field, fact.text()).orElseGet(() -> {
            faults.add(new WrongValue(
                            line,
                            fact,
                            "is unknown: must be one of " + String.join(", ", Words.values(field))
                                    + ", or a usual word for one")
                    .fault());
            return Words.NONE;
        });
    }

    /**
     * The age says more than the gender: a boy's shoe for toddlers is for toddlers. For children of any age, the
     * catalog has no audience.
     */
    private static void addAudienceOfAge(RowFacts row, ObjectNode sneaker, List<RowFault> faults) {
        RowFacts.Fact age = row.fact(Fields.AGE_GROUP);
        if (age != null) {
            String audience = word(row.line, age, faults);
            if (audience.equals(CHILDREN)) {
                sneaker.remove(Fields.AUDIENCE);
            } else if (!audience.isEmpty()) {
                put(sneaker, Fields.AUDIENCE, audience, row.line);
            }
        }
    }

    private void addLists(RowFacts row, ObjectNode sneaker) {
        for (String images : row.texts(Fields.IMAGE)) {
            for (String image : ADDRESSES.split(images)) {
                addImage(image.strip(), row.text(Fields.IMAGE_ALT), sneaker);
            }
        }
        row.texts(Fields.TAGS).forEach(tags -> addAll(sneaker, Fields.TAGS, TAGS.split(tags)));
        row.texts(Fields.DESIGNER).forEach(names -> addAll(sneaker, Fields.DESIGNER, NAMES.split(names)));
        if (!row.texts(Fields.COLLABORATION).isEmpty() && !sneaker.has(Fields.COLLABORATION)) {
            put(sneaker, Fields.COLLABORATION, String.join(" x ", row.texts(Fields.COLLABORATION)), row.line);
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
            return Sizes.read(fact.text(), sizeSystem(row, fact, shape, options));
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }

    /** Returns the system of a size that names none; null if it is not known. */
    static @Nullable String sizeSystem(RowFacts row, RowFacts.Fact size, Shape shape, SheetOptions options) {
        String system = size.target().sizeSystem();
        if (system == null && row.text(Fields.SIZE_SYSTEM) != null) {
            system = Words.meaning(Fields.SIZE_SYSTEM, String.valueOf(row.text(Fields.SIZE_SYSTEM)))
                    .orElse(null);
        }
        if (system == null) {
            system = options.sizes() != null
                    ? options.sizes()
                    : shape.constants().get(Fields.SIZE_SYSTEM);
        }
        String ofWomen = shape.constants().get("sizesOfWomen");
        String audience = row.text(Fields.AUDIENCE);
        boolean isForWomen = audience != null
                && Words.meaning(Fields.AUDIENCE, audience).orElse("").equals("WOMEN");
        return "US".equals(system) && ofWomen != null && isForWomen ? ofWomen : system;
    }

    /** Returns HTML as plain text: its paragraphs are lines, other markup is left out. */
    static String plainText(String html) {
        String lines = LINE_BREAKS.matcher(html.replace('\n', ' ')).replaceAll("\n\n");
        String text = StringEscapeUtils.unescapeHtml4(MARKUP.matcher(lines).replaceAll(""));
        return EMPTY_LINES
                .matcher(SPACES.matcher(text).replaceAll(" "))
                .replaceAll("\n\n")
                .strip();
    }

    /** Returns the text of a field that has one; null if the sneaker has none. */
    static @Nullable String text(ObjectNode sneaker, String field) {
        JsonNode value = sneaker.get(field);
        return value == null ? null : value.get(0).textValue();
    }

    /** Returns the texts of a list. */
    static List<String> texts(ObjectNode sneaker, String field) {
        List<String> texts = new ArrayList<>();
        sneaker.path(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Returns a colour list as colours: White/Black-Gum is three. */
    static ArrayNode colors(String text) {
        ArrayNode colors = JsonNodeFactory.instance.arrayNode();
        // Off-White is one colour: hyphens separate only beside a slash.
        for (String name : text.split(text.contains("/") ? "[/-]" : "[,;]")) {
            if (!name.isBlank()) {
                ObjectNode color = colors.addObject().put("name", name.strip());
                String base = name.strip().toUpperCase(Locale.ROOT).replace("GRAY", "GREY");
                if (BASES.contains(base)) {
                    color.put("base", base);
                }
            }
        }
        return colors;
    }

    private static final Set<String> BASES =
            Arrays.stream(BaseColor.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
}
