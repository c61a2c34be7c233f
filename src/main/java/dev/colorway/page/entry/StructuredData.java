// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.content.Description;
import dev.colorway.content.Image;
import dev.colorway.content.WebLink;
import dev.colorway.http.BaseUri;
import dev.colorway.sneaker.SneakerView;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Describes the pages of this package, except that of a sneaker, in the vocabulary of schema.org, as JSON-LD. Leaves
 * out unknown facts. {@link dev.colorway.sneaker.Product} describes the page of a sneaker.
 */
final class StructuredData {

    private static final String CONTEXT = "https://schema.org";
    private static final String NAME = "name";
    private static final String URL = "url";

    private StructuredData() {}

    /** Describes the page of an entry, which lists its sneakers. */
    static Map<String, Object> collection(EntryProfile profile, BaseUri base) {
        EntryView entry = profile.entry();
        Map<String, Object> about = new LinkedHashMap<>();
        put(about, "@type", profile.type().schemaType());
        put(about, NAME, entry.name());
        put(about, "description", text(entry.description()));
        put(about, "image", addresses(entry.images()));
        put(about, "sameAs", pages(entry.links()));
        return collection(entry.name(), profile.type().address(entry.slug(), base), about, profile.sneakers(), base);
    }

    /**
     * Describes a page with a list.
     *
     * @param about the entry of the page; null without one
     * @param sneakers the sneakers of the list; empty if the page lists other entries
     */
    static Map<String, Object> collection(
            String name,
            String address,
            @Nullable Map<String, Object> about,
            List<SneakerView> sneakers,
            BaseUri base) {
        Map<String, Object> page = of("CollectionPage");
        put(page, NAME, name);
        put(page, URL, address);
        put(page, "about", about);
        Map<String, Object> list = new LinkedHashMap<>();
        put(list, "@type", "ItemList");
        put(list, "numberOfItems", sneakers.size());
        put(list, "itemListElement", items(sneakers, base));
        put(page, "mainEntity", sneakers.isEmpty() ? null : list);
        return page;
    }

    private static List<Map<String, Object>> items(List<SneakerView> sneakers, BaseUri base) {
        return IntStream.range(0, sneakers.size())
                .mapToObj(i -> {
                    Map<String, Object> item = new LinkedHashMap<>();
                    put(item, "@type", "ListItem");
                    put(item, "position", i + 1);
                    put(item, NAME, sneakers.get(i).name());
                    put(item, URL, EntryPath.SNEAKERS.address(sneakers.get(i).slug(), base));
                    return item;
                })
                .toList();
    }

    private static Map<String, Object> of(String type) {
        Map<String, Object> data = new LinkedHashMap<>();
        put(data, "@context", CONTEXT);
        put(data, "@type", type);
        return data;
    }

    private static @Nullable String text(@Nullable Description description) {
        return description == null ? null : description.text();
    }

    private static List<String> addresses(List<Image> images) {
        return images.stream().map(image -> image.url().text()).toList();
    }

    private static List<String> pages(List<WebLink> links) {
        return links.stream()
                .filter(link -> link.rel().equals("official"))
                .map(link -> link.url().text())
                .toList();
    }

    /** Adds a property; leaves out null, empty texts and empty lists. */
    private static void put(Map<String, Object> data, String property, @Nullable Object value) {
        if (value == null
                || (value instanceof String text && text.isEmpty())
                || (value instanceof Collection<?> many && many.isEmpty())) {
            return;
        }
        data.put(property, value);
    }

    /**
     * Returns the data as JSON that can stand in a {@code script} element of HTML: no text of an entry can end the
     * element or begin a comment in it, because the characters for that are written as escapes of JSON.
     */
    static String json(Object data, ObjectMapper json) {
        try {
            return json.writeValueAsString(data)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
