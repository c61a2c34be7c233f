// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.transaction.Writes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Prepares test messages and messages that a writer sends again, stores their results, and skips messages. None of this
 * waits for earlier messages of the webhook.
 */
@ApplicationScoped
class OutOfTurn {

    private final WebhookDeliveries deliveries;

    OutOfTurn(WebhookDeliveries deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * Stores a test message for a webhook. The message is sent at once, so its delivery is never pending.
     *
     * @param name the id of the webhook in the address
     * @throws ProblemException {@code NOT_FOUND} if there is no such webhook
     */
    @Writes.Step
    @Transactional
    public OutgoingMessage ping(String name, BaseUri base) {
        Webhook webhook = Webhook.named(name, true);
        WebhookDelivery delivery = deliveries.next(
                webhook,
                "ping-" + (webhook.lastNumber + 1),
                WebhookMessage.of(new WebhookMessage.Ping(base.uri("/webhooks/" + webhook.id))));
        delivery.status = WebhookDelivery.Status.FAILED;
        delivery.error = "not sent yet";
        delivery.persist();
        deliveries.deleteOld(webhook);
        return OutgoingMessage.of(webhook, delivery);
    }

    /**
     * Returns the message of a delivery, to send it again.
     *
     * @param name the id of the webhook in the address
     * @param number the id of the delivery in the address
     * @throws ProblemException {@code NOT_FOUND} if one of them does not exist, {@code WEBHOOK_REFUSED} if the delivery
     *     waits for its turn
     */
    @Transactional
    public OutgoingMessage again(String name, String number) {
        Webhook webhook = Webhook.named(name, false);
        WebhookDelivery delivery = named(webhook, number);
        if (delivery.status == WebhookDelivery.Status.PENDING) {
            throw new ProblemException(
                    ProblemType.WEBHOOK_REFUSED,
                    "Delivery " + number + " waits for its turn, so it cannot be sent again yet. To try it now, "
                            + "send PATCH with {\"status\":\"ACTIVE\"} to the webhook. To give it up, send POST to "
                            + "/webhooks/" + webhook.id + "/deliveries/" + number + "/skip.");
        }
        return OutgoingMessage.of(webhook, delivery);
    }

    /**
     * Gives up a message that waits for its turn. If it is the first one, the next message does not wait for the pause
     * after its failed attempts.
     *
     * @param name the id of the webhook in the address
     * @param number the id of the delivery in the address
     * @throws ProblemException {@code NOT_FOUND} if one of them does not exist, {@code WEBHOOK_REFUSED} if the delivery
     *     does not wait
     */
    @Transactional
    public DeliveryView skip(String name, String number, BaseUri base) {
        Webhook webhook = Webhook.named(name, true);
        WebhookDelivery delivery = named(webhook, number);
        if (delivery.status != WebhookDelivery.Status.PENDING) {
            throw new ProblemException(
                    ProblemType.WEBHOOK_REFUSED,
                    "Delivery " + number + " is " + delivery.status + ", so there is nothing to skip. Only a PENDING "
                            + "delivery can be skipped.");
        }
        if (delivery.attempts > 0) {
            webhook.clearFailures();
        }
        delivery.status = WebhookDelivery.Status.FAILED;
        webhook.pending--;
        return DeliveryView.of(delivery, base);
    }

    private static WebhookDelivery named(Webhook webhook, String number) {
        return Webhook.number(number)
                .flatMap(found -> WebhookDeliveries.find(webhook.id, found.intValue()))
                .orElseThrow(() -> ProblemException.notFound("delivery", number));
    }

    /**
     * Stores the result of a message that did not wait for its turn, and returns its delivery. This method is no
     * {@link Writes.Step}: a step is refused if it waits too long for other writes, but the message was sent, so its
     * result must be stored. The method waits for no other write, because it locks only the delivery.
     *
     * @throws ProblemException {@code NOT_FOUND} if the delivery was deleted since
     */
    @Transactional
    public DeliveryView record(OutgoingMessage sent, Attempt attempt, BaseUri base) {
        WebhookDelivery delivery = WebhookDeliveries.find(sent.webhookId(), sent.number())
                .orElseThrow(() -> ProblemException.notFound("delivery", sent.number()));
        delivery.record(attempt);
        return DeliveryView.of(delivery, base);
    }
}
