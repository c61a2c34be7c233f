// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A credit as a caller writes it.
 *
 * @param slug the slug of the designer
 */
@Schema(name = "CreditDraft", description = "The credit of a designer on a silhouette, with a role.")
public record CreditDraft(
        @NotNull @Size(max = 120) @Schema(description = "The designer's identity.", examples = "hidenori-yamashita")
        String slug,

        @NotNull
        @Schema(
                description = "`DESIGNER` designed it, `RELAUNCH` brought it back, `NAMESAKE` only gave it the name.",
                examples = "DESIGNER")
        DesignerRole role) {

    static CreditDraft of(Credit credit) {
        return new CreditDraft(credit.designer.slug, credit.role);
    }
}
