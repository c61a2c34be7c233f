// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import dev.colorway.query.Names;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** A named technology that is built into a silhouette, or into only one colorway of it. */
@Embeddable
public class Technology {

    private static final int MAX_SLUG_LENGTH = 120;

    /** The slug of the name; the parameter {@code technology} is compared with it. */
    @Column(nullable = false, length = 120)
    public String slug;

    /** The maker's spelling: {@code GEL}, {@code GORE-TEX}; never null. */
    @Column(nullable = false, length = 200)
    public String name;

    /**
     * The part of the shoe: {@code heel}; null if not known. The column is named placement, because the column position
     * already contains the order.
     */
    @Column(name = "placement", length = 200)
    public @Nullable String position;

    /** The purpose: {@code shock absorption and stability}; null if not known. */
    @Column(length = 500)
    public @Nullable String benefit;

    /** For Hibernate. */
    protected Technology() {}

    /**
     * Returns the slug of a name: at most 120 characters; empty if the name has no digit and no letter with a Latin
     * form.
     */
    static String slug(String name) {
        return Names.slug(name, MAX_SLUG_LENGTH);
    }

    public Technology(String name, @Nullable String position, @Nullable String benefit) {
        this.slug = slug(name);
        this.name = name;
        this.position = position;
        this.benefit = benefit;
    }
}
