// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.query.Names;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/** What every named entry of the catalog has: a slug that identifies it for ever, and a name. */
@MappedSuperclass
public abstract class CatalogEntry extends PanacheEntity {

    /** {@code [a-z0-9-]}, at most 120 characters, unique among entries of its kind; never null. */
    @Column(nullable = false, length = 120)
    public String slug;

    /** As it is written, at most 200 characters; never null. Set with {@link #rename}. */
    @Column(nullable = false, length = 200)
    public String name;

    @Column(name = "name_key", nullable = false, length = 200)
    String nameKey;

    /** Sets the name together with the key that it is found and ordered by. */
    public void rename(String newName) {
        name = newName;
        nameKey = Names.key(newName);
    }
}
