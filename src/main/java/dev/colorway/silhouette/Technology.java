// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import dev.colorway.query.Names;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A named technology built into a silhouette, or into one colorway of it. */
@Embeddable
public class Technology {

    /** The slug of the name; what the parameter {@code technology} is compared with. */
    @Column(nullable = false, length = 120)
    public String slug;

    /** The maker's spelling: {@code GEL}, {@code GORE-TEX}; never null. */
    @Column(nullable = false, length = 200)
    public String name;

    /** Where it sits: {@code heel}; null if not known. The column is called placement because position is the order. */
    @Column(name = "placement", length = 200)
    public String position;

    /** What it is for: {@code shock absorption and stability}; null if not known. */
    @Column(length = 500)
    public String benefit;

    /** For Hibernate. */
    protected Technology() {}

    public Technology(String name, String position, String benefit) {
        this.slug = Names.slug(name);
        this.name = name;
        this.position = position;
        this.benefit = benefit;
    }
}
