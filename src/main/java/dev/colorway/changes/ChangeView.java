// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.catalog.Reference;
import dev.colorway.http.BaseUri;
import dev.colorway.price.CurrencyCode;
import dev.colorway.price.PriceKind;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.ChangeId;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A change as callers see it. */
@Schema(name = "Change", description = "That something was created, changed or deleted.")
public record ChangeView(
        @Schema(
                required = true,
                description = "Its place: the number of the write, and its own number within that write. Later ones "
                        + "come after it.",
                examples = "2-1")
        ChangeId id,

        @Schema(required = true, description = "The number of the write that it is a part of.", examples = "2")
        long revision,

        @Schema(required = true, description = "When it was written.", examples = "2026-11-23T00:00:00Z")
        Instant at,

        @Schema(required = true, description = "The list that it is in.", examples = "sneakers")
        String resource,

        @Schema(required = true, examples = "CREATED") CatalogChange.Kind change,

        @Schema(description = "What was changed, as it was left; absent for a price.")
        Reference entry,

        @Schema(description = "The sneaker of a price; absent for anything else.")
        Reference sneaker,

        @Schema(description = "A price; absent for anything else.")
        PriceChange price,

        @Schema(
                required = true,
                description = "The slugs of the collaborators that it concerns, of before and of after.")
        List<String> collaborators,

        @Schema(
                required = true,
                description = "The address of what was changed; of what was deleted, where it was.",
                examples = "http://localhost:8080/sneakers/gel-kayano-14-silver-cream")
        URI url) {

    /** The observation that was added, corrected or taken away. */
    @Schema(name = "PriceChange", description = "A price as it was observed, corrected or taken away.")
    public record PriceChange(
            @Schema(required = true, description = "Its number.", examples = "1")
            long id,

            @Schema(
                    required = true,
                    description = "In major units, with exactly the currency's digits.",
                    examples = "1491.00")
            BigDecimal amount,

            @Schema(
                    description = "The amount that it takes the place of: of the price that was current in its series "
                            + "before it, be it an older one or one that was deleted, or its own before "
                            + "it was corrected. Absent if there was none.",
                    examples = "1500.00")
            BigDecimal previousAmount,

            @Schema(required = true, examples = "SGD") CurrencyCode currency,
            @Schema(required = true, examples = "ASK") PriceKind kind,

            @Schema(description = "The size; absent for a retail price, which holds for every size.", examples = "US9")
            ShoeSize size,

            @Schema(required = true, description = "When it was observed.", examples = "2026-11-23T00:00:00Z")
            Instant observedAt,

            @Schema(required = true, description = "Who observed it, or where.", examples = "straatosphere.com")
            String source,

            @Schema(
                    required = true,
                    description = "Whether it was the newest of its sneaker, size, currency, kind and source then.",
                    examples = "true")
            boolean current) {

        static PriceChange of(CatalogChange change) {
            CurrencyCode currency = CurrencyCode.fromString(change.currency);
            return new PriceChange(
                    change.priceId,
                    currency.scaled(change.amount),
                    change.previousAmount == null ? null : currency.scaled(change.previousAmount),
                    currency,
                    PriceKind.valueOf(change.kind),
                    change.size.isEmpty() ? null : new ShoeSize(change.size),
                    change.observedAt,
                    change.source,
                    change.current);
        }
    }

    static ChangeView of(CatalogChange change, BaseUri base) {
        Reference named = new Reference(change.slug, change.name);
        boolean isPrice = change.priceId != null;
        return new ChangeView(
                change.place(),
                change.place().revision(),
                change.writtenAt,
                change.resource,
                change.change,
                isPrice ? null : named,
                isPrice ? named : null,
                isPrice ? PriceChange.of(change) : null,
                change.collaborators.stream().sorted().toList(),
                base.uri("/" + change.resource + "/" + (isPrice ? change.priceId : change.slug)));
    }
}
