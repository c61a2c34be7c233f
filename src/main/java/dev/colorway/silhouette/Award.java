// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A prize that a silhouette won. The database, responses and requests contain it in the same form.
 *
 * @param name the name of the prize, never null
 * @param by the awarding person or organization, null if not known
 * @param year the year of the award, null if not known
 */
@Embeddable
@Schema(name = "Award", description = "A prize that a silhouette won.")
public record Award(
        @NotNull
        @Size(max = 200)
        @Schema(required = true, examples = "International Editor's Choice")
        @Column(nullable = false, length = 200)
        String name,

        @Size(max = 200)
        @Schema(description = "The person or organization that awarded it.", examples = "Runner's World")
        @Column(name = "awarded_by", length = 200)
        @Nullable
        String by,

        @Min(value = 1800, message = Award.YEARS)
        @Max(value = 2200, message = Award.YEARS)
        @Schema(description = "The year of the award.", examples = "2008")
        @Column(name = "award_year")
        @Nullable
        Integer year) {

    static final String YEARS = "must be a year between 1800 and 2200";
}
