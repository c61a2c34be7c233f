// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.http.problem.Problem;
import dev.colorway.query.Names;
import dev.colorway.rows.RowFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the facts of one sneaker from all its rows, as texts by field. The lists of a sneaker get the values of all
 * rows. Its other fields have one value: rows that contradict one another are a fault.
 */
final class SneakerFacts {

    /** The fields with one text that {@link #addText} adds. */
    private static final List<String> TEXTS = List.of(
            Fields.SLUG,
            Fields.NAME,
            Fields.COLORWAY,
            Fields.STYLE_CODE,
            Fields.SILHOUETTE,
            Fields.BRAND,
            Fields.RELEASE_DATE,
            Fields.STATUS,
            Fields.DESCRIPTION,
            Fields.COLOR,
            Fields.LINK);

    /** The texts that can differ between the sizes of one product: the first one counts. */
    private static final Set<String> VARYING = Set.of(Fields.NAME, Fields.DESCRIPTION, Fields.LINK, Fields.STATUS);

    /** The value, in {@code sheet/words.json}, of the words for children of any age. */
    private static final String CHILDREN = "-";

    private final Shape shape;
    private final CollectedLists lists;

    SneakerFacts(Shape shape, SheetOptions options) {
        this.shape = shape;
        lists = new CollectedLists(shape, options);
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
        addAudience(row, sneaker, faults);
        addCollaboration(row, sneaker, faults);
        String html = row.text(Fields.DESCRIPTION_HTML);
        if (html != null && !sneaker.has(Fields.DESCRIPTION)) {
            put(sneaker, Fields.DESCRIPTION, TextOfHtml.of(html), row.line);
        }
        lists.add(row, sneaker, faults);
        for (RowFacts.Fact fact : row.all()) {
            if (fact.target().field().startsWith(Fields.METADATA)) {
                addMetadata(row.line, fact, sneaker, faults);
            }
        }
        return faults;
    }

    private String text(String field, String text) {
        return field.equals(Fields.NAME) && shape.hyphenatedNames() ? text.replace('-', ' ') : text;
    }

    /** Sets the only text of a field, with the line of the text. */
    static void put(ObjectNode sneaker, String field, String text, long line) {
        sneaker.putArray(field).add(text).add(line);
    }

    private void addText(long line, RowFacts.Fact fact, String text, ObjectNode sneaker, List<RowFault> faults) {
        String field = fact.target().field();
        String value = field.equals(Fields.STATUS) ? word(line, fact, faults) : text;
        if (value.isEmpty() || (VARYING.contains(field) && sneaker.has(field))) {
            return;
        }
        agree(line, fact, value, sneaker, field, faults);
    }

    /** Sets the only text of a field. Adds a fault if an earlier row has set another text. */
    private static void agree(
            long line, RowFacts.Fact fact, String value, ObjectNode sneaker, String field, List<RowFault> faults) {
        JsonNode present = sneaker.get(field);
        if (present == null) {
            put(sneaker, field, value, line);
        } else if (!Names.key(present.get(0).textValue()).equals(Names.key(value))) {
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

    private static void addMetadata(long line, RowFacts.Fact fact, ObjectNode sneaker, List<RowFault> faults) {
        String field = fact.target().field();
        agree(line, fact, fact.text(), sneaker, field, faults);
        sneaker.withObject("/metadata").put(field.substring(Fields.METADATA.length()), text(sneaker, field));
    }

    private static void addCollaboration(RowFacts row, ObjectNode sneaker, List<RowFault> faults) {
        RowFacts.Fact fact = row.fact(Fields.COLLABORATION);
        if (fact != null) {
            String names = String.join(" x ", row.texts(Fields.COLLABORATION));
            agree(row.line, fact, names, sneaker, Fields.COLLABORATION, faults);
        }
    }

    private static String word(long line, RowFacts.Fact fact, List<RowFault> faults) {
        String field = fact.target().field();
        return SourceWords.meaning(field, fact.text()).orElseGet(() -> {
            faults.add(new WrongValue(
                            line,
                            fact,
                            "is unknown: must be one of " + String.join(", ", SourceWords.values(field))
                                    + ", or a usual word for one")
                    .fault());
            return SourceWords.NONE;
        });
    }

    /**
     * Sets the audience. The age group wins over the gender: a boys' shoe for toddlers is for toddlers. The catalog has
     * no audience for children of any age, so such a row sets none.
     */
    private static void addAudience(RowFacts row, ObjectNode sneaker, List<RowFault> faults) {
        RowFacts.Fact fact = null;
        String audience = SourceWords.NONE;
        for (String field : List.of(Fields.AUDIENCE, Fields.AGE_GROUP)) {
            RowFacts.Fact given = row.fact(field);
            String meaning = given == null ? SourceWords.NONE : word(row.line, given, faults);
            if (!meaning.isEmpty()) {
                fact = given;
                audience = meaning;
            }
        }
        if (fact != null && !audience.equals(CHILDREN)) {
            agree(row.line, fact, audience, sneaker, Fields.AUDIENCE, faults);
        }
    }

    /** Returns the text of a field that is no list; null if the sneaker has no such text. */
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
}
