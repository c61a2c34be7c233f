// SPDX-License-Identifier: Apache-2.0
package dev.colorway.feed;

import dev.colorway.catalog.Reference;
import dev.colorway.http.BaseUri;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.sneaker.FoundSneakers;
import dev.colorway.sneaker.FoundSneakers.Found;
import dev.colorway.sneaker.SneakerView;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sneakers as entries of a feed. */
public final class SneakerEntries {

    private SneakerEntries() {}

    /**
     * Returns one page of a feed of sneakers.
     *
     * @param question the request in canonical form
     * @param id a question that is equal for every page; its address is the id of the feed
     * @param page the page of the request
     * @param list the address of the same sneakers as a list
     * @param kind the kind of news, such as {@code sneaker}; entries of different kinds have different ids
     * @param titles returns the title of an entry
     */
    public static Feed feed(
            String title,
            Question question,
            Question id,
            PageRequest page,
            URI list,
            FoundSneakers found,
            String kind,
            Function<SneakerView, String> titles,
            BaseUri base) {
        return new Feed(
                title,
                id.address(base),
                question.address(page, base),
                list,
                found.next(),
                found.sneakers().stream()
                        .map(each -> of(kind, titles.apply(each.sneaker()), each))
                        .toList());
    }

    /**
     * Returns the entry of a sneaker. Its id is computed from the database id of the sneaker and the time at which the
     * sneaker was created. So the id stays the same when the sneaker is renamed, or the service gets another address.
     */
    private static Feed.Entry of(String kind, String title, Found found) {
        SneakerView sneaker = found.sneaker();
        return entry(
                id(kind, found.number(), sneaker.createdAt().toString()),
                title,
                text(sneaker),
                sneaker,
                sneaker.createdAt(),
                sneaker.updatedAt());
    }

    /**
     * Returns an entry about a sneaker, with its address, its categories, and its first picture, or its drawing if it
     * has no picture.
     */
    public static Feed.Entry entry(
            UUID id, String title, String text, SneakerView sneaker, Instant published, Instant updated) {
        return new Feed.Entry(
                URI.create("urn:uuid:" + id),
                title,
                sneaker.url(),
                text,
                sneaker.images().isEmpty()
                        ? sneaker.drawing()
                        : URI.create(sneaker.images().get(0).url().toString()),
                published,
                updated,
                categories(sneaker));
    }

    /**
     * Returns the UUID of one kind of news about a sneaker.
     *
     * @param number the database id of the sneaker
     * @param createdAt the time at which the sneaker was created: ids of different catalogs differ
     */
    public static UUID id(String kind, long number, String createdAt) {
        return UUID.nameUUIDFromBytes((kind + " " + number + " " + createdAt).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the facts and the links of a sneaker, one on each line, then its description. */
    public static String text(SneakerView sneaker) {
        List<String> lines = new ArrayList<>();
        line(lines, "Collaboration", names(collaborators(sneaker)));
        line(lines, "Brand", sneaker.brand().name());
        line(
                lines,
                "Silhouette",
                sneaker.silhouette() == null ? "" : sneaker.silhouette().name());
        line(lines, "Colorway", sneaker.colorway() == null ? "" : sneaker.colorway());
        line(lines, "Style code", String.join(", ", sneaker.styleCodes()));
        line(lines, "Designer", names(sneaker.designers()));
        line(
                lines,
                "Release date",
                sneaker.releaseDate() == null ? "" : sneaker.releaseDate().toString());
        sneaker.links().forEach(link -> lines.add(link.url().toString()));
        if (sneaker.description() != null) {
            lines.add("");
            lines.add(sneaker.description().toString());
        }
        return String.join("\n", lines);
    }

    private static void line(List<String> lines, String label, String value) {
        if (!value.isEmpty()) {
            lines.add(label + ": " + value);
        }
    }

    /**
     * Returns the categories of a sneaker, without duplicates: the names of its collaborators in billing order, brand
     * and silhouette, and its tags.
     */
    public static List<String> categories(SneakerView sneaker) {
        return Stream.of(
                        collaborators(sneaker).stream().map(Reference::name),
                        Stream.of(sneaker.brand().name()),
                        Stream.ofNullable(sneaker.silhouette()).map(Reference::name),
                        sneaker.tags().stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private static List<Reference> collaborators(SneakerView sneaker) {
        return sneaker.collaboration() == null
                ? List.of()
                : sneaker.collaboration().collaborators();
    }

    private static String names(List<Reference> references) {
        return references.stream().map(Reference::name).collect(Collectors.joining(", "));
    }
}
