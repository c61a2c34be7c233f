// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.http.body.Draft;
import dev.colorway.http.problem.Fault;
import dev.colorway.revision.CatalogChange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as clients write it.
 *
 * @param address null only in a draft with faults
 * @param resources empty for all
 * @param collaborators empty for all
 * @param changes empty for all
 * @param priceBelow null for a subscriber to changes or digests
 * @param digest null for a subscriber to changes or a price
 */
@Schema(name = "WebhookDraft", description = "A webhook to create.")
public record WebhookDraft(
        @NotNull
        @Schema(description = "The address that gets the messages.", examples = "https://shop.example/hooks/colorway")
        ReceiverAddress address,

        @Size(max = 50)
        @Schema(
                description = "Only changes of these lists, such as `sneakers`: as `resource` of `/changes`.",
                examples = "[\"sneakers\", \"prices\"]")
        List<@Size(max = 200) String> resources,

        @Size(max = 50)
        @Schema(
                description = "Only changes that concern any of these collaborators, as `collaborator` of `/changes`. "
                        + "Send slugs or names.",
                examples = "[\"JJJJound\"]")
        List<@Size(max = 200) String> collaborators,

        @Size(max = 3) @Schema(description = "Only changes of these kinds.", examples = "[\"CREATED\"]")
        List<CatalogChange.Kind> changes,

        @Valid
        @Schema(
                description = "Only a message each time the lowest current price falls below an amount. Not together "
                        + "with `resources`, `collaborators` and `changes`.")
        @Nullable
        PriceAlertDraft priceBelow,

        @Schema(
                description = "Only the digest that `/digest` returns for these `collaborators` in the currency of "
                        + "the catalog: one message in each ISO week, from the next week on, with the news of the "
                        + "week before. Not together with `resources`, `changes` and `priceBelow`.",
                examples = "WEEKLY")
        WeeklyDigest.@Nullable Rhythm digest)
        implements Draft {

    public WebhookDraft {
        resources = resources == null ? List.of() : resources;
        collaborators = collaborators == null ? List.of() : collaborators;
        changes = changes == null ? List.of() : changes;
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (digest != null) {
            checkAlone("digest", "resources", resources, faults);
            checkAlone("digest", "changes", changes, faults);
            checkAlone("digest", "priceBelow", priceBelow == null ? List.of() : List.of(priceBelow), faults);
        }
        if (priceBelow != null) {
            checkAlone("priceBelow", "resources", resources, faults);
            checkAlone("priceBelow", "collaborators", collaborators, faults);
            checkAlone("priceBelow", "changes", changes, faults);
            if (priceBelow.below() != null
                    && priceBelow.currency() != null
                    && priceBelow.below().stripTrailingZeros().scale()
                            > priceBelow.currency().digits()) {
                faults.add(Fault.at(
                        "/priceBelow/below",
                        "must not have more than " + priceBelow.currency().digits() + " decimal places in "
                                + priceBelow.currency()));
            }
        }
        return faults;
    }

    private static void checkAlone(String other, String field, List<?> values, List<Fault> faults) {
        if (!values.isEmpty()) {
            faults.add(Fault.at("/" + field, "must not be sent with '" + other + "': create a webhook for each"));
        }
    }
}
