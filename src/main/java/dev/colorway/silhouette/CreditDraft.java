// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import dev.colorway.catalog.DraftReference;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.designer.Designer;
import dev.colorway.http.problem.Fault;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A credit as a caller writes it.
 *
 * @param slug the slug of the designer
 */
@Schema(name = "CreditDraft", description = "The credit of a designer, with a role.")
public record CreditDraft(
        @NotNull @Size(max = 120) @Schema(description = "Identifies the designer.", examples = "hidenori-yamashita")
        String slug,

        @NotNull
        @Schema(
                description = "`DESIGNER` designed the shoe, `RELAUNCH` brought it back, `NAMESAKE` only gave it the "
                        + "name.",
                examples = "DESIGNER")
        DesignerRole role) {

    public static CreditDraft of(Credit credit) {
        return new CreditDraft(credit.designer.slug, credit.role);
    }

    /** Returns the references to the designers of the list at this JSON Pointer. */
    public static Stream<DraftReference> references(String pointer, List<CreditDraft> credits) {
        return DraftReference.ofAll(
                pointer,
                Designer.class,
                credits.stream().map(each -> each == null ? null : each.slug()).toList());
    }

    /** Adds a fault for each credit that repeats the designer and the role of an earlier one. */
    public static void check(String pointer, List<CreditDraft> credits, List<Fault> faults) {
        EntryDraft.checkDistinct(
                pointer, credits, credit -> credit.slug() == null || credit.role() == null ? null : credit, faults);
    }

    /**
     * Returns credits as entities: the present list if it contains the same credits in the same order, or else a new
     * one. Hibernate would update a changed list row by row. If two credits swap positions, two rows would be equal
     * after the first update, and violate the unique constraint.
     */
    public static List<Credit> applied(List<CreditDraft> credits, List<Credit> present, ResolvedReferences found) {
        return credits.equals(present.stream().map(CreditDraft::of).toList())
                ? present
                : credits.stream()
                        .map(credit -> new Credit(found.get(Designer.class, credit.slug()), credit.role()))
                        .collect(Collectors.toCollection(ArrayList::new));
    }
}
