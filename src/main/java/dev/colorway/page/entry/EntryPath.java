// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.http.BaseUri;
import dev.colorway.http.MovedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The types of entries that have a page, in the order in which a search engine should read them. */
public enum EntryPath {
    SNEAKERS("Sneaker", "Product", null),
    SILHOUETTES("Silhouette", "ProductModel", null),
    COLLABORATIONS("Collaboration", "Thing", null),
    COLLABORATORS("Collaborator", "Brand", COLLABORATIONS),
    DESIGNERS("Designer", "Person", SILHOUETTES),
    BRANDS("Brand", "Brand", SILHOUETTES);

    /** The start of the path of every page of an entry, except those of sneakers. The name of the resource follows. */
    public static final String BROWSE = "/browse/";

    private final String entity;
    private final String schemaType;
    private final @Nullable EntryPath others;

    EntryPath(String entity, String schemaType, @Nullable EntryPath others) {
        this.entity = entity;
        this.schemaType = schemaType;
        this.others = others;
    }

    /** Returns the type with this name in the API, {@code silhouettes}; empty if there is none. */
    public static Optional<EntryPath> of(String resource) {
        return Arrays.stream(values())
                .filter(type -> type.resource().equals(resource))
                .findFirst();
    }

    /** Returns the name of the resource in the API: {@code silhouettes}. */
    public String resource() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the parameter of {@code /sneakers} that selects the sneakers of an entry: {@code silhouette}. */
    public String parameter() {
        return entity.toLowerCase(Locale.ROOT);
    }

    /** Returns the type of these entries in the vocabulary of schema.org. */
    String schemaType() {
        return schemaType;
    }

    /** Returns the type of the entries that the page of an entry lists besides its sneakers; null if it lists none. */
    @Nullable
    EntryPath others() {
        return others;
    }

    /** Returns the tag and the id of the operation that reads an entry: {@code Silhouettes/readSilhouette}. */
    String readOperation() {
        return entity + "s/read" + entity;
    }

    /** Returns the tag and the id of the operation that lists the entries: {@code Silhouettes/listSilhouettes}. */
    String listOperation() {
        return entity + "s/list" + entity + "s";
    }

    /** Returns the path of the page that lists the entries. */
    public String list() {
        return this == SNEAKERS ? "/" : BROWSE + resource();
    }

    /** Returns the name of the entity in HQL. */
    public String entity() {
        return entity;
    }

    /** Returns the path of the page of one entry. A slug needs no encoding. */
    public String path(String slug) {
        return (this == SNEAKERS ? "/s/" : BROWSE + resource() + "/") + slug;
    }

    /**
     * Reads an entry of the API.
     *
     * @throws MovedException with the path of the page of the entry if the entry was renamed
     */
    static <T> T redirected(Supplier<T> read) {
        try {
            return read.get();
        } catch (MovedException moved) {
            String[] parts = moved.path().substring(1).split("/", 2);
            throw new MovedException(of(parts[0]).orElseThrow().path(parts[1]));
        }
    }

    /** Returns the address of the page of one entry. */
    public String address(String slug, BaseUri base) {
        return base.value() + path(slug);
    }
}
