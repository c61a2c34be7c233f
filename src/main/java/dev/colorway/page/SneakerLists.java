// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.query.Note;
import dev.colorway.sneaker.Facets;
import dev.colorway.sneaker.SneakerPage;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a page of {@code /sneakers} into the list that people see. */
final class SneakerLists {

    private static final String MIN = "minPrice";
    private static final String MAX = "maxPrice";

    /** The parameters without a chip of their own. The two limits of the price share one chip. */
    private static final List<String> NO_FILTERS = List.of(
            "q",
            "lang",
            "currency",
            "sizeSystem",
            "sort",
            ApiQuery.CURSOR,
            "limit",
            "include",
            "convertTo",
            "facets",
            MIN,
            MAX);

    private static final Facets NONE =
            new Facets(null, null, null, null, null, null, null, null, null, null, null, null, null);

    private final SneakerPage page;
    private final Facets facets;
    private final ListTexts texts;
    private final ListLinks links;
    private final String usualCurrency;

    /**
     * @param links with the query of the address, in the form of the API
     * @param usualCurrency the currency of an address that names none (ISO 4217)
     */
    SneakerLists(SneakerPage page, ListTexts texts, ListLinks links, String usualCurrency) {
        this.page = page;
        this.facets = Objects.requireNonNullElse(page.facets(), NONE);
        this.texts = texts;
        this.links = links;
        this.usualCurrency = usualCurrency;
    }

    /**
     * Returns a query in which the slugs of the facets replace names and former slugs, so that a link can remove each
     * value.
     *
     * @param canonical the query as {@link #canonical} returns it
     */
    static ApiQuery withSlugs(ApiQuery canonical, SneakerPage page) {
        Facets facets = Objects.requireNonNullElse(page.facets(), NONE);
        ApiQuery query = canonical;
        for (Map.Entry<String, List<String>> asked : canonical.parameters().entrySet()) {
            String name = asked.getKey();
            Facets.@Nullable Values facet = ListFacets.values(name, facets);
            if (facet != null) {
                query = query.with(name, known(asked.getValue(), facet, unknown(name, page)));
            }
        }
        return query;
    }

    /**
     * Returns the values of a parameter. The selected values of its facet replace names and former slugs.
     *
     * @param unknown the values that match no entry. No value of the facet replaces them
     */
    private static List<String> known(List<String> asked, Facets.Values facet, Set<String> unknown) {
        List<String> selected = facet.values().stream()
                .filter(Facets.Value::selected)
                .map(Facets.Value::value)
                .toList();
        Set<String> known = new LinkedHashSet<>(asked);
        known.removeIf(value -> !selected.contains(value) && !unknown.contains(value));
        known.addAll(selected);
        return List.copyOf(known);
    }

    private static Set<String> unknown(String parameter, SneakerPage page) {
        return page.notes() == null
                ? Set.of()
                : page.notes().stream()
                        .filter(note -> note.parameter().equals(parameter))
                        .map(Note::value)
                        .collect(Collectors.toSet());
    }

    /**
     * Returns the query of an address with the values that the API repeats. The search text {@code q} and the
     * parameters that the API does not repeat stay as typed.
     *
     * @param echo the query in the response of the API
     */
    static ApiQuery canonical(ApiQuery given, Map<String, Object> echo) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        given.parameters().forEach((name, values) -> {
            Object known = name.equals("q") ? null : echo.get(name);
            if (known == null) {
                parameters.put(name, values);
            } else {
                parameters.put(
                        name,
                        known instanceof List<?> many
                                ? many.stream().map(Object::toString).toList()
                                : List.of(
                                        known instanceof BigDecimal amount
                                                ? amount.stripTrailingZeros().toPlainString()
                                                : known.toString()));
            }
        });
        return new ApiQuery(parameters);
    }

    SneakerList list(List<Card> cards) {
        return new SneakerList(
                page.total(),
                cards,
                chips(cards),
                links.to(links.query().only("currency", "sizeSystem", "convertTo", "lang")),
                new ListFacets(facets, texts, links).filters(),
                facets.price() == null ? null : PriceSlider.of(facets.price(), amount(MIN), amount(MAX), links, texts),
                facets.size() == null
                        ? null
                        : SizePicker.of(
                                facets.size(), String.valueOf(page.query().get("sizeSystem")), links, texts),
                ListForm.of(links.query(), page.query(), facets, texts.texts(), usualCurrency),
                next(page.next()),
                links.query().has(ApiQuery.CURSOR) ? links.to(links.query()) : null,
                page.didYouMean() == null
                        ? null
                        : new Choice(
                                "",
                                page.didYouMean().q(),
                                "",
                                false,
                                links.to(links.query()
                                        .with("q", List.of(page.didYouMean().q())))),
                page.notes() == null
                        ? List.of()
                        : page.notes().stream().map(this::note).toList(),
                texts);
    }

    private @Nullable BigDecimal amount(String parameter) {
        return page.query().get(parameter) instanceof BigDecimal amount ? amount : null;
    }

    private List<Choice> chips(List<Card> cards) {
        List<Choice> chips = new ArrayList<>();
        links.query().parameters().forEach((name, values) -> {
            if (!NO_FILTERS.contains(name)) {
                values.forEach(value -> chips.add(chip(name, value, cards)));
            }
        });
        if (amount(MIN) != null || amount(MAX) != null) {
            chips.add(new Choice(
                    "price",
                    texts.between(amount(MIN), amount(MAX), texts.currency()),
                    "",
                    true,
                    links.without(MIN, MAX)));
        }
        return chips;
    }

    private Choice chip(String name, String value, List<Card> cards) {
        return new Choice(
                "chip-" + name + "=" + value,
                new ListFacets(facets, texts, links).label(name, named(name, value, cards)),
                "",
                true,
                links.to(links.query().toggled(name, value)));
    }

    /** Returns the name of a chosen collaboration or sneaker if the page shows it, else the value itself. */
    private static String named(String parameter, String value, List<Card> cards) {
        Stream<String> shown = switch (parameter) {
            case "collaboration" ->
                cards.stream()
                        .map(Card::collaboration)
                        .filter(Objects::nonNull)
                        .filter(by -> by.slug().equals(value))
                        .map(Card.Collaboration::name);
            case "slug" ->
                cards.stream().filter(card -> card.slug().equals(value)).map(Card::name);
            default -> Stream.empty();
        };
        return shown.findFirst().orElse(value);
    }

    /** Returns the present address with the cursor of the next page; null on the last page. */
    private @Nullable String next(@Nullable URI next) {
        return next == null
                ? null
                : links.page(new QueryStringDecoder(next).parameters().getOrDefault(ApiQuery.CURSOR, List.of()));
    }

    /** Returns a note. It leads to the list with the suggestion in place of the value, or without the value. */
    private Choice note(Note note) {
        Set<String> values = new LinkedHashSet<>(links.query().parameters().getOrDefault(note.parameter(), List.of()));
        values.remove(note.value());
        if (note.suggestion() != null) {
            values.add(note.suggestion());
        }
        return new Choice(
                "", note.detail(), "", false, links.to(links.query().with(note.parameter(), List.copyOf(values))));
    }
}
