// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.http.BaseUri;
import dev.colorway.http.MovedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The types of entries that have a page, in the order in which a search engine should read them. */
public enum EntryPath {
    SNEAKERS("Sneaker", "/s/"),
    SILHOUETTES("Silhouette"),
    COLLABORATIONS("Collaboration"),
    COLLABORATORS("Collaborator"),
    DESIGNERS("Designer"),
    BRANDS("Brand");

    /** The address of the pages of all entries but sneakers, before the name of the resource. */
    public static final String BROWSE = "/browse/";

    private final String entity;
    private final String path;

    EntryPath(String entity, String path) {
        this.entity = entity;
        this.path = path;
    }

    EntryPath(String entity) {
        this.entity = entity;
        path = BROWSE + resource() + "/";
    }

    /** Returns the type with this name in the API: {@code silhouettes}. */
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

    /** Returns the tag of its operations in the contract: {@code Silhouettes}. */
    String tag() {
        return entity + "s";
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
        return path + slug;
    }

    /** Reads an entry of the API. If it was renamed, redirects to its page instead of its address in the API. */
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
