// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.settings.WebhookSettings;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Creates, finds and deletes the deliveries of webhooks. Needs a transaction. */
@Singleton
class WebhookDeliveries {

    private final WebhookSettings settings;
    private final ObjectMapper json;

    WebhookDeliveries(WebhookSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /**
     * Creates the next delivery of a webhook. The caller stores it. The id of the message contains its time: after a
     * restored backup, other messages with the same revisions and numbers must not have the ids of messages that the
     * receiver has seen.
     *
     * @param id identifies the message among those of the webhook
     */
    WebhookDelivery next(Webhook webhook, String id, WebhookMessage message) {
        try {
            return new WebhookDelivery(
                    webhook,
                    "webhook-" + webhook.id + "-" + id + "-"
                            + ChronoUnit.MICROS.between(Instant.EPOCH, message.timestamp()),
                    message,
                    json.writeValueAsString(message));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Optional<WebhookDelivery> find(Long webhook, int number) {
        return WebhookDelivery.findByIdOptional(new WebhookDelivery.Key(webhook, number));
    }

    /** Deletes all deliveries but the newest {@code keepDeliveries} and those that wait for their turn. */
    void deleteOld(Webhook webhook) {
        Panache.getEntityManager()
                .createQuery("delete from WebhookDelivery d where d.webhookId = :id and d.number <= :last "
                        + "and d.status <> :pending")
                .setParameter("id", webhook.id)
                .setParameter("last", webhook.lastNumber - settings.keepDeliveries())
                .setParameter("pending", WebhookDelivery.Status.PENDING)
                .executeUpdate();
    }
}
