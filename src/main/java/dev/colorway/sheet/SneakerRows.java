// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.query.Names;
import dev.colorway.rows.Row;
import dev.colorway.rows.RowFault;
import dev.colorway.sneaker.StyleCodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the sneakers of a table into the rows of an import. */
final class SneakerRows {

    private static final String RESOURCE = "sneakers";
    private static final int MAX_NAME = 200;

    private final SneakerStore store;
    private final NameBook names;
    private final TableDates dates;
    private final SheetOptions options;
    private final ColumnMapping columns;

    SneakerRows(SneakerStore store, NameBook names, TableDates dates, SheetOptions options, ColumnMapping columns) {
        this.store = store;
        this.names = names;
        this.columns = columns;
        this.dates = dates;
        this.options = options;
    }

    /**
     * Returns the rows of the sneakers on these lines, in order. A sneaker that cannot be imported has a row with
     * faults. Stores the slug of each sneaker, except of one without a slug and of one with a wrong name.
     */
    List<Row> of(List<Long> lines) {
        Map<Long, ObjectNode> sneakers = new LinkedHashMap<>();
        lines.forEach(line -> sneakers.put(line, store.sneaker(line)));
        Set<String> identities = new LinkedHashSet<>();
        sneakers.values().forEach(sneaker -> {
            String code = code(sneaker);
            if (code != null) {
                identities.add(code);
            }
            String slug = ownSlug(sneaker);
            if (slug != null) {
                identities.add(slug);
            }
            String slugWithCode = slugWithCode(slug, code);
            if (slugWithCode != null) {
                identities.add(slugWithCode);
            }
        });
        Map<String, SneakerIdentity> present = identities.isEmpty() ? Map.of() : SneakerIdentity.find(identities);
        Set<String> withoutCode = PresentNames.sneakersWithoutCode(
                present.values().stream().map(SneakerIdentity::slug).toList());
        List<Row> rows = new ArrayList<>();
        sneakers.forEach((line, sneaker) -> rows.add(row(line, sneaker, present, withoutCode)));
        return rows;
    }

    /** Returns a row with faults for each sneaker on these lines that cannot be imported because of its names. */
    List<Row> withoutNames(List<Long> lines) {
        List<Row> rows = new ArrayList<>();
        for (long line : lines) {
            List<String> wrong = names.faults(names.of(store.sneaker(line)), options.createsMissing());
            if (!wrong.isEmpty()) {
                rows.add(refused(line, wrong));
            }
        }
        return rows;
    }

    private static @Nullable String code(ObjectNode sneaker) {
        String code = SneakerFacts.text(sneaker, Fields.STYLE_CODE);
        return code == null || code.length() > MAX_NAME
                ? null
                : StyleCodes.split(code).get(0);
    }

    /** Returns the slug that the table gives a sneaker, or else one made from its name; null if none can be made. */
    private static @Nullable String ownSlug(ObjectNode sneaker) {
        String slug = SneakerFacts.text(sneaker, Fields.SLUG);
        if (slug == null) {
            slug = name(sneaker);
        }
        return slug == null ? null : EntryDraft.slugOf(slug).orElse(null);
    }

    /**
     * Returns the second choice for a slug: the own slug and the style code. Null if one of them is missing, or if no
     * slug can be made.
     */
    private static @Nullable String slugWithCode(@Nullable String own, @Nullable String code) {
        return own == null || code == null
                ? null
                : EntryDraft.slugOf(own + " " + code).orElse(null);
    }

    /**
     * Returns the name that the table gives a sneaker, or else one composed of its collaboration or brand, its model,
     * and its colorway or style code; null without a model, or with neither colorway nor style code.
     */
    private static @Nullable String name(ObjectNode sneaker) {
        String name = SneakerFacts.text(sneaker, Fields.NAME);
        if (name != null) {
            return name;
        }
        String silhouette = SneakerFacts.text(sneaker, Fields.SILHOUETTE);
        String colorway = SneakerFacts.text(sneaker, Fields.COLORWAY);
        String code = SneakerFacts.text(sneaker, Fields.STYLE_CODE);
        if (silhouette == null || (colorway == null && code == null)) {
            return null;
        }
        String joint = SneakerFacts.text(sneaker, Fields.COLLABORATION);
        String brand = SneakerFacts.text(sneaker, Fields.BRAND);
        String maker = joint != null ? joint + " x " : brand != null ? brand + " " : "";
        boolean hasBrand = brand != null && Names.key(silhouette).startsWith(Names.key(brand));
        return (hasBrand && joint == null ? "" : maker) + silhouette + " "
                + (colorway == null ? code : "'" + colorway + "'");
    }

    private Row row(long line, ObjectNode sneaker, Map<String, SneakerIdentity> present, Set<String> withoutCode) {
        String code = code(sneaker);
        String own = ownSlug(sneaker);
        SneakerIdentity found = code == null ? null : present.get(code);
        boolean isFoundByCode = found != null;
        if (found == null && own != null) {
            SneakerIdentity named = present.get(own);
            boolean isOther = code != null && named != null && !withoutCode.contains(named.slug());
            boolean wasGiven = SneakerFacts.text(sneaker, Fields.SLUG) != null;
            found = isOther && !wasGiven ? null : named;
        }
        String slug = found != null ? found.slug() : newSlug(line, own, code, present);
        if (slug == null) {
            return refused(
                    line,
                    List.of(
                            own == null
                                    ? "names no sneaker of the catalog. A new sneaker needs a name, or a model with a "
                                            + "colorway or a style code"
                                    : "has no slug of its own: another sneaker of the file or the catalog has '" + own
                                            + "'. Give it the style code of that sneaker, or another name"));
        }
        SneakerNames named = names.of(sneaker);
        List<String> wrongNames = names.faults(named, options.createsMissing());
        if (!wrongNames.isEmpty()) {
            return refused(line, wrongNames);
        }
        store.putSlug(line, slug);
        List<RowFault> faults = new ArrayList<>();
        ObjectNode draft = draft(sneaker, named, slug, found == null, faults);
        if (isFoundByCode && code != null && code.equals(SneakerFacts.text(sneaker, Fields.STYLE_CODE))) {
            // The sneaker has the code already, perhaps in another spelling, and perhaps more codes.
            draft.remove(Fields.STYLE_CODE);
        }
        return new Row(line, sneaker.size() * 100, draft, RESOURCE, faults);
    }

    private static Row refused(long line, List<String> details) {
        return new Row(
                line,
                0,
                null,
                null,
                details.stream()
                        .map(detail -> new RowFault(line, null, null, detail))
                        .toList());
    }

    /** Returns a slug that neither the catalog nor an earlier sneaker of the file has; null if none can be made. */
    private @Nullable String newSlug(
            long line, @Nullable String own, @Nullable String code, Map<String, SneakerIdentity> present) {
        if (own != null && !present.containsKey(own) && store.claimSlug(own, line)) {
            return own;
        }
        String withCode = slugWithCode(own, code);
        return withCode != null && !present.containsKey(withCode) && store.claimSlug(withCode, line) ? withCode : null;
    }

    private ObjectNode draft(
            ObjectNode sneaker, SneakerNames named, String slug, boolean isNew, List<RowFault> faults) {
        ObjectNode draft = JsonNodeFactory.instance.objectNode().put("slug", slug);
        String name = isNew ? name(sneaker) : SneakerFacts.text(sneaker, Fields.NAME);
        if (name != null) {
            draft.put("name", name);
        }
        for (String field :
                List.of(Fields.COLORWAY, Fields.STYLE_CODE, Fields.AUDIENCE, Fields.STATUS, Fields.DESCRIPTION)) {
            String text = SneakerFacts.text(sneaker, field);
            if (text != null) {
                draft.put(field, text);
            }
        }
        putDate(sneaker, draft, faults);
        putReferences(named, draft);
        String color = SneakerFacts.text(sneaker, Fields.COLOR);
        if (color != null) {
            draft.set("colors", ColorList.colors(color));
        }
        String link = SneakerFacts.text(sneaker, Fields.LINK);
        if (link != null) {
            draft.putArray("links").addObject().put("rel", "shop").put("url", link);
        }
        for (String list : List.of("images", "tags", "gtins", "identifiers", "metadata")) {
            if (sneaker.has(list)) {
                draft.set(list, sneaker.get(list));
            }
        }
        return draft;
    }

    private void putDate(ObjectNode sneaker, ObjectNode draft, List<RowFault> faults) {
        String date = SneakerFacts.text(sneaker, Fields.RELEASE_DATE);
        if (date != null) {
            try {
                long line = sneaker.get(Fields.RELEASE_DATE).get(1).asLong();
                String day = dates.day(line, columns.columnOf(Fields.RELEASE_DATE), date);
                if (day != null) {
                    draft.put(Fields.RELEASE_DATE, day);
                }
            } catch (WrongValue wrong) {
                faults.add(wrong.fault());
            }
        }
    }

    private static void putReferences(SneakerNames named, ObjectNode draft) {
        if (named.silhouette() != null) {
            draft.put("silhouette", named.silhouette());
        } else if (named.brand() != null) {
            draft.put("brand", named.brand());
        }
        if (named.collaboration() != null) {
            draft.put("collaboration", named.collaboration());
        }
        if (!named.designers().isEmpty()) {
            ArrayNode credits = draft.putArray("credits");
            named.designers()
                    .forEach(designer ->
                            credits.addObject().put("slug", designer).put("role", "DESIGNER"));
        }
    }
}
