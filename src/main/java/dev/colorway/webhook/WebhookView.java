// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.catalog.Reference;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.http.BaseUri;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.revision.ChangeId;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook, as the API returns it. */
@Schema(name = "Webhook", description = "A subscriber to which the service sends messages.")
public record WebhookView(
        @Schema(required = true, examples = "1") long id,

        @Schema(
                required = true,
                description = "The address that gets the messages.",
                examples = "https://shop.example/hooks/colorway")
        String address,

        @Schema(
                description = "The key of the signatures: `whsec_` and 32 bytes in base64. Only the response that "
                        + "creates the webhook has it.",
                examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=")
        @Nullable
        String secret,

        @Schema(required = true, description = "Only changes of these lists; empty for all.")
        List<String> resources,

        @Schema(required = true, description = "Only changes that concern any of these collaborators; empty for all.")
        List<String> collaborators,

        @Schema(required = true, description = "Only changes of these kinds; empty for all.")
        List<String> changes,

        @Schema(description = "The price that it waits for; absent if it waits for none.") @Nullable
        AlertView priceBelow,

        @Schema(description = "How often it gets the digest; absent if it gets none.", examples = "WEEKLY")
        WeeklyDigest.@Nullable Rhythm digest,

        @Schema(required = true, description = "`OFF`: nothing is delivered.", examples = "ACTIVE")
        Webhook.Status status,

        @Schema(required = true, description = "When the status changed.", examples = "2026-11-23T00:00:00Z")
        Instant statusAt,

        @Schema(description = "Why it is off; absent while it is active.", examples = "A writer switched it off.")
        @Nullable
        String statusReason,

        @Schema(required = true, description = "When it was created.", examples = "2026-11-23T00:00:00Z")
        Instant createdAt,

        @Schema(
                required = true,
                description = "The change, or the write, up to which all messages are among its deliveries.",
                examples = "\"2-1\"")
        ChangeId position,

        @Schema(required = true, description = "How many deliveries wait for their turn.", examples = "0")
        int pending,

        @Schema(required = true, description = "How many attempts in a row have failed.", examples = "0")
        int attempts,

        @Schema(
                description = "When attempts began to fail; absent without failures.",
                examples = "2026-11-23T00:00:00Z")
        @Nullable
        Instant failingSince,

        @Schema(
                description = "The time until which the next attempt waits; absent if it does not wait.",
                examples = "2026-11-23T00:00:05Z")
        @Nullable
        Instant nextAttemptAt,

        @Schema(description = "The last changes that it missed; absent if it missed none.") @Nullable
        Gap gap,

        @Schema(
                required = true,
                description = "The address of its deliveries.",
                examples = "http://localhost:8080/webhooks/1/deliveries")
        URI deliveries,

        @Schema(required = true, description = "Its own address.", examples = "http://localhost:8080/webhooks/1")
        URI url) {

    /** A price alert, as the API returns it. */
    @Schema(name = "PriceAlert", description = "The price that a webhook waits for.")
    public record AlertView(
            @Schema(description = "The sneaker; absent if it was deleted.") @Nullable
            Reference sneaker,

            @Schema(required = true, description = "The amount below which the price must fall.", examples = "300.00")
            BigDecimal below,

            @Schema(required = true, examples = "SGD") CurrencyCode currency,

            @Schema(description = "The size; absent for any.", examples = "US9") @Nullable
            ShoeSize size,

            @Schema(required = true, examples = "ASK") PriceKind kind,
            @Schema(required = true, examples = "NEW") ItemCondition condition,

            @Schema(
                    required = true,
                    description = "Whether the lowest price was below the amount at the last comparison. While it is "
                            + "`true`, no message is sent: the price must first reach the amount again, or disappear.",
                    examples = "false")
            boolean isBelow) {

        static @Nullable AlertView of(Webhook webhook, Map<Long, Reference> sneakers) {
            PriceAlert alert = webhook.alert;
            return alert == null
                    ? null
                    : new AlertView(
                            sneakers.get(alert.sneakerId()),
                            alert.currencyCode().scaled(alert.amount()),
                            alert.currencyCode(),
                            alert.shoeSize(),
                            alert.kind(),
                            alert.condition(),
                            Boolean.TRUE.equals(webhook.alertBelow));
        }
    }

    /** Changes that were no longer stored when the webhook needed them. */
    @Schema(name = "WebhookGap", description = "Changes that a webhook missed, because they were no longer stored.")
    public record Gap(
            @Schema(required = true, description = "When the gap was found.", examples = "2026-11-23T00:00:00Z")
            Instant at,

            @Schema(
                    required = true,
                    description = "The id of the last change before the gap, or the revision of its write.",
                    examples = "\"2-1\"")
            ChangeId after,

            @Schema(required = true, description = "The last write in the gap.", examples = "7")
            ChangeId upTo) {

        static @Nullable Gap of(Webhook webhook) {
            return webhook.gapAt == null || webhook.gapAfter == null || webhook.gapTo == null
                    ? null
                    : new Gap(webhook.gapAt, ChangeId.of(webhook.gapAfter), ChangeId.of(webhook.gapTo));
        }
    }

    /** A page of webhooks. */
    @Schema(name = "Webhooks", description = "The webhooks, the newest first.")
    public record AllView(
            @Schema(required = true, description = "The webhooks.")
            List<WebhookView> items,

            @Schema(description = "The address of the next page; absent on the last one.") @Nullable
            URI next) {}

    /** Returns webhooks. If one has an alert, loads the sneakers with one statement. */
    static List<WebhookView> of(List<Webhook> webhooks, BaseUri base) {
        Map<Long, Reference> sneakers = sneakers(webhooks);
        return webhooks.stream()
                .map(webhook -> of(webhook, null, sneakers, base))
                .toList();
    }

    static WebhookView of(Webhook webhook, BaseUri base) {
        return of(webhook, null, sneakers(List.of(webhook)), base);
    }

    /** Returns a webhook with its secret. Only the response to its creation contains the secret. */
    static WebhookView created(Webhook webhook, BaseUri base) {
        return of(webhook, webhook.secret, sneakers(List.of(webhook)), base);
    }

    private static Map<Long, Reference> sneakers(List<Webhook> webhooks) {
        List<Long> ids = webhooks.stream()
                .map(webhook -> webhook.alert)
                .filter(Objects::nonNull)
                .map(PriceAlert::sneakerId)
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : SneakerIdentity.ofIds(ids).stream()
                        .collect(Collectors.toMap(
                                SneakerIdentity::id, sneaker -> new Reference(sneaker.slug(), sneaker.name())));
    }

    private static WebhookView of(
            Webhook webhook, @Nullable String secret, Map<Long, Reference> sneakers, BaseUri base) {
        URI url = base.uri("/webhooks/" + webhook.id);
        return new WebhookView(
                webhook.id,
                webhook.address,
                secret,
                webhook.resources,
                webhook.collaborators,
                webhook.changes,
                AlertView.of(webhook, sneakers),
                webhook.digest,
                webhook.status,
                webhook.statusAt,
                webhook.statusReason,
                webhook.createdAt,
                ChangeId.of(webhook.position),
                webhook.pending,
                webhook.attempts,
                webhook.failingSince,
                webhook.nextAttemptAt,
                Gap.of(webhook),
                URI.create(url + "/deliveries"),
                url);
    }
}
