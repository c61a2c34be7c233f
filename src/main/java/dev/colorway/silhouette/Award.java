// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A prize that a silhouette won; as it is stored, so it is shown. */
@Embeddable
@Schema(name = "Award", description = "A prize that a silhouette won.")
public class Award {

    @Schema(required = true, examples = "International Editor's Choice")
    @Column(nullable = false, length = 200)
    public String name;

    @Schema(description = "Who awarded it.", examples = "Runner's World")
    @Column(name = "awarded_by", length = 200)
    @JsonProperty("by")
    public String by;

    @Schema(description = "In which year.", examples = "2008")
    @Column(name = "award_year")
    public Integer year;

    /** For Hibernate. */
    protected Award() {
    }

    public Award(String name, String by, Integer year) {
        this.name = name;
        this.by = by;
        this.year = year;
    }
}
