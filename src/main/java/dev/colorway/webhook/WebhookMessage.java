// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.catalog.Reference;
import dev.colorway.changes.ChangeView;
import dev.colorway.digest.DigestView;
import dev.colorway.http.BaseUri;
import dev.colorway.price.PriceSummary;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.ChangeId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The JSON of a message, in the form of Standard Webhooks.
 *
 * @param type what happened, such as {@code sneaker.changed}
 * @param timestamp when it happened
 * @param data the details, by type
 */
@Schema(
        name = "WebhookMessage",
        description = "The body that the service sends to a webhook. `type` says what `data` is: for a change such as "
                + "`sneaker.changed` a `Change` as in `/changes`, for `price.below` a `PriceBelow`, for `digest` a "
                + "`Digest` as in `/digest`, for `changes.gap` a `ChangesGap`, for `ping` a `WebhookPing`.")
record WebhookMessage(
        @Schema(required = true, description = "What happened.", examples = "sneaker.changed")
        String type,

        @Schema(required = true, description = "When it happened.", examples = "2026-11-23T00:00:00Z")
        Instant timestamp,

        @Schema(
                required = true,
                description = "The details.",
                anyOf = {ChangeView.class, PriceBelow.class, DigestView.class, ChangesGap.class, Ping.class})
        Object data) {

    /** The data of a price alert. */
    @Schema(name = "PriceBelow", description = "The lowest current price has fallen below an amount.")
    record PriceBelow(
            @Schema(required = true) Reference sneaker,

            @Schema(
                    required = true,
                    description = "The address of the sneaker.",
                    examples = "http://localhost:8080/sneakers/gel-kayano-14-silver-cream")
            URI url,

            @Schema(required = true, description = "The amount of the alert.", examples = "300.00")
            BigDecimal below,

            @Schema(required = true, examples = "SGD") CurrencyCode currency,

            @Schema(required = true, description = "The lowest current price.")
            PriceSummary.Summarized price) {}

    /** The data of a gap. */
    @Schema(
            name = "ChangesGap",
            description = "Changes that the webhook never gets: they were no longer stored when their turn came. Read "
                    + "what you need again, as after a `410` of `/changes`.")
    record ChangesGap(
            @Schema(
                    required = true,
                    description = "The id of the last change before the gap, or the revision of its write.",
                    examples = "\"2-1\"")
            ChangeId after,

            @Schema(required = true, description = "The last write in the gap.", examples = "7")
            ChangeId upTo) {}

    /** The data of a test message. */
    @Schema(name = "WebhookPing", description = "A test message.")
    record Ping(
            @Schema(
                    required = true,
                    description = "The address of the webhook.",
                    examples = "http://localhost:8080/webhooks/1")
            URI url) {}

    static WebhookMessage of(CatalogChange change, BaseUri base) {
        String entry = change.resource.substring(0, change.resource.length() - 1);
        return new WebhookMessage(
                entry + "." + change.change.name().toLowerCase(Locale.ROOT),
                change.writtenAt,
                ChangeView.of(change, base));
    }

    static WebhookMessage of(PriceBelow data) {
        return new WebhookMessage("price.below", WebhookDelivery.now(), data);
    }

    static WebhookMessage of(DigestView data) {
        return new WebhookMessage("digest", WebhookDelivery.now(), data);
    }

    static WebhookMessage of(ChangesGap data) {
        return new WebhookMessage("changes.gap", WebhookDelivery.now(), data);
    }

    static WebhookMessage of(Ping data) {
        return new WebhookMessage("ping", WebhookDelivery.now(), data);
    }
}
