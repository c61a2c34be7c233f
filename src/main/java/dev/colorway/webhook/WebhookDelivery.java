// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message to a webhook, and the result of its attempts. */
@Entity
@Table(name = "webhook_delivery")
@IdClass(WebhookDelivery.Key.class)
class WebhookDelivery extends PanacheEntityBase {

    static final int MAX_BODY = 1_000_000;

    /** Identifies a delivery by its webhook, and by its number within the webhook, from 1. */
    record Key(Long webhookId, Integer number) {}

    /** The state of the delivery of a message. */
    @Schema(
            name = "DeliveryStatus",
            description = "`PENDING`: it waits for its turn or its next attempt. `DELIVERED`: the receiver has "
                    + "accepted it. `FAILED`: the receiver has not accepted it, and the service does not send it "
                    + "again: a ping, or a message that a writer has skipped.")
    enum Status {
        /** It waits for its turn, or for its next attempt. */
        PENDING,
        /** The receiver has accepted it. */
        DELIVERED,
        /** The receiver has not accepted it, and the service does not send it again: a ping, or a skipped message. */
        FAILED
    }

    @Id
    @Column(name = "webhook_id")
    Long webhookId;

    @Id
    Integer number;

    /** The header {@code webhook-id}: the same for every attempt. */
    @Column(name = "message_id", nullable = false, length = 100)
    String messageId;

    @Column(nullable = false, length = 40)
    String type;

    /** The JSON that is sent. */
    @Column(nullable = false, length = MAX_BODY)
    String body;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    Status status;

    @Column(nullable = false)
    int attempts;

    /** When the last attempt ended; null before the first. This field and all that follow describe the last attempt. */
    @Column(name = "attempted_at")
    @Nullable
    Instant attemptedAt;

    /** The status of the response; null if there was none. */
    @Column(name = "response_status")
    @Nullable
    Integer responseStatus;

    /** Why the attempt failed; null if it did not fail. */
    @Column(length = 200)
    @Nullable
    String error;

    /** How long the attempt took, in milliseconds. */
    @Nullable
    Integer millis;

    /** For Hibernate. */
    protected WebhookDelivery() {}

    /** Creates the next delivery of a webhook, with the status {@code PENDING}. */
    WebhookDelivery(Webhook webhook, String messageId, WebhookMessage message, String body) {
        this.webhookId = webhook.id;
        this.number = ++webhook.lastNumber;
        this.messageId = messageId;
        this.type = message.type();
        this.body = body;
        this.createdAt = now();
        this.status = Status.PENDING;
    }

    /** Records an attempt. After an earlier success, a failed attempt does not change the status. */
    void record(Attempt attempt) {
        attempts++;
        attemptedAt = now();
        responseStatus = attempt.status();
        error = attempt.error();
        millis = attempt.millis();
        if (attempt.isDelivered()) {
            status = Status.DELIVERED;
        }
    }

    /** Returns the time in whole microseconds, as it is stored. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
