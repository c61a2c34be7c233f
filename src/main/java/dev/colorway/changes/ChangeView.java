// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.catalog.Reference;
import dev.colorway.content.WebAddress;
import dev.colorway.http.BaseUri;
import dev.colorway.price.CountryCode;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.ChangeId;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change, as the API returns it. */
@Schema(name = "Change", description = "The creation, change or deletion of an entry or a price.")
public record ChangeView(
        @Schema(
                required = true,
                description = "Its position: the revision of the write, and its index within that write, from 1. Later "
                        + "changes have later positions.",
                examples = "\"2-1\"")
        ChangeId id,

        @Schema(required = true, description = "The revision of the write that it belongs to.", examples = "2")
        long revision,

        @Schema(required = true, description = "When it was written.", examples = "2026-11-23T00:00:00Z")
        Instant at,

        @Schema(required = true, description = "The list that contains the entry or price.", examples = "sneakers")
        String resource,

        @Schema(required = true, examples = "CREATED") CatalogChange.Kind change,

        @Schema(description = "The entry after the change, or before its deletion; absent for a price.") @Nullable
        Reference entry,

        @Schema(description = "The sneaker of a price; absent for anything else.") @Nullable
        Reference sneaker,

        @Schema(description = "A price; absent for anything else.") @Nullable
        PriceChange price,

        @Schema(
                required = true,
                description = "The slugs of the collaborators that it concerns, before and after the change.")
        List<String> collaborators,

        @Schema(
                required = true,
                description = "The address of the entry or price. After a deletion, its former address.",
                examples = "http://localhost:8080/sneakers/gel-kayano-14-silver-cream")
        URI url,

        @Schema(
                description = "The slug of the entry before this change renamed it; absent otherwise.",
                examples = "gel-kayano-14-cream")
        @Nullable
        String formerSlug) {

    /** The price that was added, corrected or deleted. */
    @Schema(name = "PriceChange", description = "A price that was observed, corrected or deleted.")
    public record PriceChange(
            @Schema(required = true, description = "The id of the price.", examples = "1")
            long id,

            @Schema(
                    required = true,
                    description = "The amount in major units, with exactly the decimals of the currency.",
                    examples = "1491.00")
            BigDecimal amount,

            @Schema(
                    description = "The amount that it replaces. After a correction: the former amount of the same "
                            + "price. Otherwise: the amount of the price that was current in its series before, which "
                            + "is an older price or a deleted one. Absent if it replaces no amount.",
                    examples = "1500.00")
            @Nullable
            BigDecimal previousAmount,

            @Schema(required = true, examples = "SGD") CurrencyCode currency,
            @Schema(required = true, examples = "ASK") PriceKind kind,

            @Schema(description = "The size; absent for a retail price, which applies to every size.", examples = "US9")
            @Nullable
            ShoeSize size,

            @Schema(required = true, description = "When it was observed.", examples = "2026-11-23T00:00:00Z")
            Instant observedAt,

            @Schema(required = true, description = "The observer or website.", examples = "straatosphere.com")
            String source,

            @Schema(required = true, description = "The condition of the shoe.", examples = "NEW")
            ItemCondition condition,

            @Schema(description = "The country in which the price is valid; absent if not known.", examples = "SG")
            @Nullable
            CountryCode market,

            @Schema(
                    description = "The id of the observation at its source; absent without one.",
                    examples = "sale-90211")
            @Nullable
            String reference,

            @Schema(
                    description = "The address of the offer at its source; absent if there is none.",
                    examples = "https://shop.example/offers/90211")
            @Nullable
            WebAddress offerUrl,

            @Schema(
                    required = true,
                    description = "Whether the price was, after this change, the newest of its sneaker, size, "
                            + "currency, kind, source, condition and market.",
                    examples = "true")
            boolean current) {

        static PriceChange of(CatalogChange change) {
            CurrencyCode currency = CurrencyCode.fromString(ofPrice(change.currency));
            String size = ofPrice(change.size);
            return new PriceChange(
                    ofPrice(change.priceId),
                    currency.scaled(ofPrice(change.amount)),
                    change.previousAmount == null ? null : currency.scaled(change.previousAmount),
                    currency,
                    PriceKind.valueOf(ofPrice(change.kind)),
                    size.isEmpty() ? null : new ShoeSize(size),
                    ofPrice(change.observedAt),
                    ofPrice(change.source),
                    change.condition == null ? ItemCondition.NEW : ItemCondition.valueOf(change.condition),
                    change.market == null || change.market.isEmpty() ? null : new CountryCode(change.market),
                    change.reference == null || change.reference.isEmpty() ? null : change.reference,
                    change.offerUrl == null ? null : new WebAddress(change.offerUrl),
                    ofPrice(change.current));
        }

        private static <T> T ofPrice(@Nullable T value) {
            return Objects.requireNonNull(value, "Every change of a price has this value");
        }
    }

    public static ChangeView of(CatalogChange change, BaseUri base) {
        Reference named = new Reference(change.slug, change.name);
        boolean isPrice = change.priceId != null;
        return new ChangeView(
                change.id(),
                change.id().revision(),
                change.writtenAt,
                change.resource,
                change.change,
                isPrice ? null : named,
                isPrice ? named : null,
                isPrice ? PriceChange.of(change) : null,
                change.collaborators.stream().sorted().toList(),
                base.uri("/" + change.resource + "/" + (isPrice ? change.priceId : change.slug)),
                change.formerSlug);
    }
}
