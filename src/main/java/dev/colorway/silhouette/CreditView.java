// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A credit as responses contain it: a reference to the designer, with the role. */
@Schema(name = "Credit", description = "The credit of a designer, with a role.")
public record CreditView(
        @Schema(required = true, description = "Identifies the designer.", examples = "hidenori-yamashita")
        String slug,

        @Schema(required = true, description = "The designer's name.", examples = "Hidenori Yamashita")
        String name,

        @Schema(
                required = true,
                description = "`DESIGNER` designed the shoe, `RELAUNCH` brought it back, `NAMESAKE` only gave it the "
                        + "name.",
                examples = "DESIGNER")
        DesignerRole role) {

    public static CreditView of(Credit credit) {
        return new CreditView(credit.designer.slug, credit.designer.name, credit.role);
    }
}
