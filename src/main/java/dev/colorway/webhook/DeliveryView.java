// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.http.BaseUri;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message to a webhook, as the API returns it. */
@Schema(name = "WebhookDelivery", description = "A message to a webhook, and its last attempt.")
public record DeliveryView(
        @Schema(required = true, description = "The ids follow the order of the messages, from 1.", examples = "1")
        int id,

        @Schema(
                required = true,
                description = "The header `webhook-id`, the same for every attempt.",
                examples = "webhook-1-2-1-1795392000000000")
        String messageId,

        @Schema(required = true, description = "The `type` of the message.", examples = "sneaker.changed")
        String type,

        @Schema(
                required = true,
                description = "`PENDING`: waits for its turn or its next attempt. `DELIVERED`: the receiver has "
                        + "answered with a status of 2xx. `FAILED`: a ping that was not accepted, or a message that "
                        + "was skipped.",
                examples = "DELIVERED")
        WebhookDelivery.Status status,

        @Schema(required = true, description = "When the service stored it.", examples = "2026-11-23T00:00:00Z")
        Instant createdAt,

        @Schema(required = true, description = "How many attempts it had.", examples = "1")
        int attempts,

        @Schema(
                description = "When the last attempt ended; absent before the first.",
                examples = "2026-11-23T00:00:01Z")
        @Nullable
        Instant attemptedAt,

        @Schema(
                description = "The status of the response to the last attempt; absent if there was none.",
                examples = "204")
        @Nullable
        Integer responseStatus,

        @Schema(
                description = "Why the last attempt failed; absent if it did not.",
                examples = "the receiver answered 500")
        @Nullable
        String error,

        @Schema(
                description = "How long the last attempt took, in milliseconds; absent before the first.",
                examples = "35")
        @Nullable
        Integer millis,

        @Schema(
                required = true,
                description = "A `POST` to this address sends it again.",
                examples = "http://localhost:8080/webhooks/1/deliveries/1/resend")
        URI resend) {

    /** A page of deliveries. */
    @Schema(name = "WebhookDeliveries", description = "The deliveries of a webhook, the newest first.")
    public record AllView(
            @Schema(required = true, description = "The deliveries.")
            List<DeliveryView> items,

            @Schema(description = "The address of the next page; absent on the last one.") @Nullable
            URI next) {}

    static DeliveryView of(WebhookDelivery delivery, BaseUri base) {
        return new DeliveryView(
                delivery.number,
                delivery.messageId,
                delivery.type,
                delivery.status,
                delivery.createdAt,
                delivery.attempts,
                delivery.attemptedAt,
                delivery.responseStatus,
                delivery.error,
                delivery.millis,
                base.uri("/webhooks/" + delivery.webhookId + "/deliveries/" + delivery.number + "/resend"));
    }
}
