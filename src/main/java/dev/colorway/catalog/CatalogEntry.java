// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.Versioned;
import dev.colorway.query.Names;
import dev.colorway.revision.Revision;
import dev.colorway.revision.Write;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.MappedSuperclass;
import java.util.List;

/** A named entry of the catalog. Its slug identifies it. Requests with a former slug are redirected to it. */
@MappedSuperclass
public abstract class CatalogEntry extends PanacheEntity implements Versioned {

    static final int MAX_NAME_LENGTH = 200;

    /** {@code [a-z0-9-]}, at most 120 characters, unique among entries of its type; never null. */
    @Column(nullable = false, length = 120)
    public String slug;

    /** The name in its original spelling, at most 200 characters; never null. Set it with {@link #rename}. */
    @Column(nullable = false, length = MAX_NAME_LENGTH)
    public String name;

    @Column(name = "name_key", nullable = false, length = Names.MAX_KEY_LENGTH)
    String nameKey;

    /**
     * The {@link Revision} of the write that created or last changed the entry; 1 if the catalog had no revisions yet
     * at that time.
     */
    @Column(nullable = false)
    public long revision = 1;

    /**
     * The slugs that lead to it besides its own, such as its former ones, sorted; each is also an {@link EntryAlias}.
     * Unmodifiable, never null.
     */
    @Convert(converter = TextLines.class)
    @Column(name = "former_slugs", length = 12_200)
    public List<String> formerSlugs = List.of();

    @Override
    public String version() {
        return Long.toString(revision);
    }

    /** Records the write that created or changed the entry. */
    protected void writtenBy(Write write) {
        revision = write.revision();
    }

    /** Sets the name and the key by which the entry is found and sorted. */
    public void rename(String newName) {
        name = newName;
        nameKey = Names.key(newName);
    }
}
