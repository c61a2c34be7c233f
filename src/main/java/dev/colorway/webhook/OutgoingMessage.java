// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

/**
 * A message to send.
 *
 * @param number the number of its delivery, see {@link WebhookDelivery.Key}
 * @param messageId the header {@code webhook-id}
 * @param address the address of the receiver
 * @param attempts how many attempts the message had before
 */
record OutgoingMessage(
        Long webhookId,
        int number,
        String messageId,
        String type,
        String address,
        WebhookSecret secret,
        String body,
        int attempts) {

    static OutgoingMessage of(Webhook webhook, WebhookDelivery delivery) {
        return new OutgoingMessage(
                webhook.id,
                delivery.number,
                delivery.messageId,
                delivery.type,
                webhook.address,
                new WebhookSecret(webhook.secret),
                delivery.body,
                delivery.attempts);
    }
}
