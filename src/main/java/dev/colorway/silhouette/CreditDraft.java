// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A credit as it is written.
 *
 * @param slug of the designer
 */
@Schema(name = "CreditDraft", description = "That a designer is credited on a silhouette, and with what.")
public record CreditDraft(
        @NotNull @Size(max = 120) @Schema(description = "The designer's identity.", examples = "hidenori-yamashita")
        String slug,

        @NotNull
        @Schema(
                description = "What for: designed it, brought it back, or only gave it the name.",
                examples = "DESIGNER")
        DesignerRole role) {

    static CreditDraft of(Credit credit) {
        return new CreditDraft(credit.designer.slug, credit.role);
    }
}
