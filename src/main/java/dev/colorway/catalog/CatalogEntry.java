// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.Versioned;
import dev.colorway.query.Names;
import dev.colorway.revision.Revision;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/** What every named entry of the catalog has: a slug that identifies it for ever, and a name. */
@MappedSuperclass
public abstract class CatalogEntry extends PanacheEntity implements Versioned {

    static final int LONGEST_NAME = 200;

    /** {@code [a-z0-9-]}, at most 120 characters, unique among entries of its kind; never null. */
    @Column(nullable = false, length = 120)
    public String slug;

    /** As it is written, at most 200 characters; never null. Set with {@link #rename}. */
    @Column(nullable = false, length = LONGEST_NAME)
    public String name;

    @Column(name = "name_key", nullable = false, length = LONGEST_NAME)
    String nameKey;

    /** The write that it was last changed by: a {@link Revision}. 1 for what no caller wrote. */
    @Column(nullable = false)
    public long revision = 1;

    @Override
    public String version() {
        return Long.toString(revision);
    }

    /** Sets the name together with the key that it is found and ordered by. */
    public void rename(String newName) {
        name = newName;
        nameKey = Names.key(newName);
    }
}
