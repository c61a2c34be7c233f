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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a page of {@code /sneakers} into the list that people see. */
final class SneakerLists {

    private static final String CURSOR = "cursor";
    private static final String SORT = "sort";
    private static final String MIN = "minPrice";
    private static final String MAX = "maxPrice";

    /** The parameters whose fields the form always has, and the cursor, which a new list does not need. */
    private static final List<String> FIELDS = List.of("q", "currency", SORT, CURSOR);

    /** The parameters that choose no sneakers. */
    private static final List<String> NO_FILTERS =
            List.of("q", "currency", "sizeSystem", SORT, CURSOR, "limit", "include", "convertTo", "facets", MIN, MAX);

    private final SneakerPage page;
    private final Facets facets;
    private final ListTexts texts;
    private final ListLinks links;
    private final String currency;
    private final String usualCurrency;

    /**
     * Begins a list.
     *
     * @param links with the query of the address, in the form of the API
     * @param usualCurrency the currency of an address that names none (ISO 4217)
     */
    SneakerLists(SneakerPage page, ListTexts texts, ListLinks links, String usualCurrency) {
        this.page = page;
        this.facets = Objects.requireNonNullElse(page.facets(), NONE);
        this.texts = texts;
        this.links = links;
        this.currency = texts.currency();
        this.usualCurrency = usualCurrency;
    }

    private static final Facets NONE =
            new Facets(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Returns the query of an address in the form in which the API repeats it, with the text to search as typed. */
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
                chips(),
                links.to(links.query().only("currency", "sizeSystem", "convertTo")),
                filters(),
                facets.price() == null ? null : PriceSlider.of(facets.price(), amount(MIN), amount(MAX), links, texts),
                facets.size() == null
                        ? null
                        : SizePicker.of(
                                facets.size(), String.valueOf(page.query().get("sizeSystem")), links, texts),
                sorts(),
                currencies(),
                kept(),
                next(page.next()),
                links.query().has(CURSOR) ? links.to(links.query().with(CURSOR, List.of())) : null,
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

    private List<FacetFilter> filters() {
        return Stream.of(
                        filter("collaborator", texts.texts().collaborator(), facets.collaborator()),
                        filter("brand", texts.texts().brand(), facets.brand()),
                        filter("silhouette", texts.texts().silhouette(), facets.silhouette()),
                        filter("designer", texts.texts().designer(), facets.designer()),
                        filter("technology", texts.texts().technology(), facets.technology()),
                        filter("audience", texts.texts().audience(), facets.audience()),
                        filter("color", texts.texts().color(), facets.color()))
                .flatMap(List::stream)
                .toList();
    }

    private List<FacetFilter> filter(String name, String title, Facets.@Nullable Values facet) {
        return facet == null || facet.values().isEmpty()
                ? List.of()
                : List.of(FacetFilter.of(name, title, facet, value -> texts.value(name, value), links));
    }

    private @Nullable BigDecimal amount(String parameter) {
        return page.query().get(parameter) instanceof BigDecimal amount ? amount : null;
    }

    private List<Choice> chips() {
        List<Choice> chips = new ArrayList<>();
        links.query().parameters().forEach((name, values) -> {
            if (!NO_FILTERS.contains(name)) {
                values.forEach(value -> chips.add(chip(name, value)));
            }
        });
        if (amount(MIN) != null || amount(MAX) != null) {
            chips.add(new Choice(
                    "price", texts.between(amount(MIN), amount(MAX), currency), "", true, links.without(MIN, MAX)));
        }
        return chips;
    }

    private Choice chip(String name, String value) {
        Facets.@Nullable Values facet = facet(name);
        String label = facet == null
                ? name + ": " + value
                : facet.values().stream()
                        .filter(each -> each.value().equals(value))
                        .findFirst()
                        .map(each -> texts.value(name, each))
                        .orElse(value);
        return new Choice(
                "chip-" + name + "=" + value,
                label,
                "",
                true,
                links.to(links.query().toggled(name, value)));
    }

    private Facets.@Nullable Values facet(String name) {
        return switch (name) {
            case "collaborator" -> facets.collaborator();
            case "brand" -> facets.brand();
            case "silhouette" -> facets.silhouette();
            case "designer" -> facets.designer();
            case "technology" -> facets.technology();
            case "audience" -> facets.audience();
            case "color" -> facets.color();
            case "size" -> facets.size();
            default -> null;
        };
    }

    /** Returns the orders; the default has no value, so an address never has it. */
    private List<Option> sorts() {
        boolean searches = links.query().has("q");
        Map<String, String> labels = new LinkedHashMap<>();
        if (searches) {
            labels.put("relevance", texts.texts().byRelevance());
        }
        labels.put("name", texts.texts().byName());
        labels.put("price", texts.texts().byPrice());
        labels.put("-price", texts.texts().byPriceDown());
        labels.put("-releaseDate", texts.texts().byRelease());
        labels.put("-createdAt", texts.texts().byAdded());
        String chosen = String.valueOf(page.query().get(SORT));
        labels.putIfAbsent(chosen, chosen);
        String byDefault = searches ? "relevance" : "name";
        return options(labels, byDefault, chosen);
    }

    /** Returns the currencies; the usual one has no value. */
    private List<Option> currencies() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(currency, currency);
        labels.put(usualCurrency, usualCurrency);
        if (facets.currency() != null) {
            facets.currency().values().forEach(value -> labels.put(value.value(), value.value()));
        }
        return options(labels, usualCurrency, currency);
    }

    private static List<Option> options(Map<String, String> labels, String byDefault, String chosen) {
        Function<String, String> value = name -> name.equals(byDefault) ? "" : name;
        return labels.entrySet().stream()
                .map(each -> new Option(
                        value.apply(each.getKey()),
                        each.getValue(),
                        each.getKey().equals(chosen)))
                .toList();
    }

    /** Returns whether the form has a field for a parameter: without prices or sizes, theirs are not shown. */
    private boolean hasField(String name) {
        return switch (name) {
            case MIN, MAX -> facets.price() != null && !facets.price().buckets().isEmpty();
            case "sizeSystem" -> facets.size() != null;
            default -> FIELDS.contains(name);
        };
    }

    private List<Map.Entry<String, String>> kept() {
        List<Map.Entry<String, String>> kept = new ArrayList<>();
        links.query().parameters().forEach((name, values) -> {
            if (!hasField(name)) {
                values.forEach(value -> kept.add(Map.entry(name, value)));
            }
        });
        return kept;
    }

    /** Returns the address of the next page: the present one with the cursor of the API. */
    private @Nullable String next(@Nullable URI next) {
        return next == null
                ? null
                : links.to(links.query()
                        .with(CURSOR, new QueryStringDecoder(next).parameters().getOrDefault(CURSOR, List.of())));
    }

    private Choice note(Note note) {
        String href = note.suggestion() == null
                ? links.to(links.query().toggled(note.parameter(), note.value()))
                : links.to(links.query()
                        .toggled(note.parameter(), note.value())
                        .toggled(note.parameter(), note.suggestion()));
        return new Choice("", note.detail(), "", false, href);
    }
}
