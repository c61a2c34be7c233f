// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.changes.ChangeFilter;
import dev.colorway.changes.ChangeListing;
import dev.colorway.changes.ChangeSelection;
import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.revision.ChangeId;
import dev.colorway.revision.ChangesSince;
import dev.colorway.settings.WebhookSettings;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns changes into deliveries, and stores the results of their attempts. A delivery is stored before it is sent, with
 * its bytes and its id. So a message whose result was not stored, because the process was killed, is sent again as it
 * was.
 */
@ApplicationScoped
class WebhookOutbox {

    private static final Logger LOG = Logger.getLogger(WebhookOutbox.class);
    private static final Turn NOTHING = new Turn(null, null, false);
    private static final String PRICES = "prices";

    private final ChangeListing changes;
    private final WebhookSettings settings;
    private final ObjectMapper json;

    WebhookOutbox(ChangeListing changes, WebhookSettings settings, ObjectMapper json) {
        this.changes = changes;
        this.settings = settings;
        this.json = json;
    }

    /**
     * What to do next for a webhook.
     *
     * @param message the message to send; null for none
     * @param retryAt when to try again; null if there is no reason to
     * @param hasMore whether there can be more changes, without a message to send first
     */
    record Turn(@Nullable OutgoingMessage message, @Nullable Instant retryAt, boolean hasMore) {}

    /** An attempt to deliver a message. */
    record Result(int number, Attempt attempt) {}

    /**
     * Stores the result of the last attempt, if there was one, and returns what to do next.
     *
     * @param last null for none
     */
    @Transactional
    public Turn next(Long id, @Nullable Result last) {
        Webhook webhook = Webhook.locked(id).orElse(null);
        if (webhook == null) {
            return NOTHING;
        }
        if (last != null) {
            store(webhook, last);
        }
        if (!webhook.isActive()) {
            return NOTHING;
        }
        if (webhook.nextAttemptAt != null && webhook.nextAttemptAt.isAfter(Instant.now())) {
            return new Turn(null, webhook.nextAttemptAt, false);
        }
        boolean advanced = webhook.pending == 0 && advance(webhook);
        if (webhook.pending == 0) {
            return new Turn(null, null, advanced && webhook.isActive());
        }
        return new Turn(OutgoingMessage.of(webhook, first(webhook)), null, false);
    }

    private static WebhookDelivery first(Webhook webhook) {
        return Panache.getEntityManager()
                .createQuery(
                        "select d from WebhookDelivery d where d.webhookId = :id and d.status = :pending "
                                + "order by d.number",
                        WebhookDelivery.class)
                .setParameter("id", webhook.id)
                .setParameter("pending", WebhookDelivery.Status.PENDING)
                .setMaxResults(1)
                .getSingleResult();
    }

    private void store(Webhook webhook, Result last) {
        WebhookDelivery delivery = find(webhook.id, last.number).orElse(null);
        if (delivery == null || delivery.status != WebhookDelivery.Status.PENDING) {
            return;
        }
        delivery.record(last.attempt);
        if (last.attempt.isDelivered()) {
            webhook.pending--;
            webhook.succeeded();
            return;
        }
        webhook.failed(
                last.attempt, RetryPause.after(webhook.attempts + 1, settings), settings.retryFor(), Instant.now());
        if (!webhook.isActive()) {
            LOG.warnf("Webhook %d is off: %s", webhook.id, webhook.statusReason);
        }
    }

    static Optional<WebhookDelivery> find(Long webhook, int number) {
        return WebhookDelivery.findByIdOptional(new WebhookDelivery.Key(webhook, number));
    }

    /** Turns the next changes into deliveries. Returns whether the position has advanced. */
    private boolean advance(Webhook webhook) {
        ChangeId from = ChangeId.of(webhook.position);
        Optional<PriceWatch> watch = Optional.ofNullable(webhook.alert).flatMap(PriceWatch::of);
        if (webhook.alert != null && watch.isEmpty()) {
            webhook.switchOff("The sneaker of its price alert was deleted.", WebhookDelivery.now());
            return false;
        }
        Optional<ChangeListing.Batch> next = changes.next(from, selection(webhook));
        if (next.isEmpty()) {
            skipGap(webhook, from);
        } else {
            ChangeListing.Batch batch = next.get();
            watch.ifPresentOrElse(
                    sneaker -> compare(webhook, sneaker, batch),
                    () -> batch.changes()
                            .forEach(change -> add(
                                    webhook,
                                    change.id().toString(),
                                    WebhookMessage.of(change, new BaseUri(webhook.base)))));
            webhook.position = batch.to().number();
        }
        if (webhook.pending > 0) {
            deleteOld(webhook);
        }
        return webhook.position != from.number();
    }

    private static ChangeSelection selection(Webhook webhook) {
        return webhook.alert == null
                ? new ChangeFilter(null, null, webhook.resources, webhook.collaborators)
                        .selection()
                        .ofKinds(webhook.kinds())
                : new ChangeSelection(Set.of(PRICES), Set.of(), Set.of());
    }

    /** Continues with the oldest stored change, after a message that says so. */
    private void skipGap(Webhook webhook, ChangeId from) {
        ChangeId to = ChangeId.after(ChangesSince.first());
        webhook.gapAfter = from.number();
        webhook.gapTo = to.number();
        webhook.gapAt = WebhookDelivery.now();
        add(webhook, "gap-" + to, WebhookMessage.of(new WebhookMessage.ChangesGap(from, to)));
        webhook.position = to.number();
    }

    /** Adds a message if the lowest price is below the amount and was not before. */
    private void compare(Webhook webhook, PriceWatch sneaker, ChangeListing.Batch batch) {
        sneaker.last(batch.changes().stream()).ifPresent(change -> {
            PriceAlert alert = Objects.requireNonNull(webhook.alert, "Only webhooks with an alert are compared");
            var below = sneaker.below(alert);
            if (below.isPresent() && !Boolean.TRUE.equals(webhook.alertBelow)) {
                add(
                        webhook,
                        change.id().toString(),
                        WebhookMessage.of(sneaker.message(alert, below.get(), new BaseUri(webhook.base))));
            }
            webhook.alertBelow = below.isPresent();
        });
    }

    /** Adds a delivery that waits for its turn. */
    private void add(Webhook webhook, String id, WebhookMessage message) {
        newDelivery(webhook, id, message).persist();
        webhook.pending++;
    }

    /**
     * Creates a delivery, which is not stored yet.
     *
     * @param id identifies the message among those of the webhook, always the same for the same change
     */
    private WebhookDelivery newDelivery(Webhook webhook, String id, WebhookMessage message) {
        try {
            return new WebhookDelivery(
                    webhook, "webhook-" + webhook.id + "-" + id, message, json.writeValueAsString(message));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Deletes the deliveries beyond the limit, except those that wait for their turn. */
    private void deleteOld(Webhook webhook) {
        Panache.getEntityManager()
                .createQuery("delete from WebhookDelivery d where d.webhookId = :id and d.number <= :last "
                        + "and d.status <> :pending")
                .setParameter("id", webhook.id)
                .setParameter("last", webhook.lastNumber - settings.keepDeliveries())
                .setParameter("pending", WebhookDelivery.Status.PENDING)
                .executeUpdate();
    }

    /**
     * Stores a test message for a webhook. It is out of turn, so it is not pending.
     *
     * @param name the id of the webhook in the address
     * @throws ProblemException {@code NOT_FOUND} if there is no such webhook
     */
    @Transactional
    public OutgoingMessage ping(String name, BaseUri base) {
        Webhook webhook = Webhook.named(name, true);
        WebhookDelivery delivery = newDelivery(
                webhook,
                "ping-" + (webhook.lastNumber + 1),
                WebhookMessage.of(new WebhookMessage.Ping(base.uri("/webhooks/" + webhook.id))));
        delivery.status = WebhookDelivery.Status.FAILED;
        delivery.error = "not sent yet";
        delivery.persist();
        deleteOld(webhook);
        return OutgoingMessage.of(webhook, delivery);
    }

    /**
     * Returns the message of a delivery, to send it again.
     *
     * @param name the id of the webhook in the address
     * @param number that of the delivery
     * @throws ProblemException {@code NOT_FOUND} if one of them does not exist, {@code WEBHOOK_REFUSED} if the delivery
     *     waits for its turn
     */
    @Transactional
    public OutgoingMessage again(String name, String number) {
        Webhook webhook = Webhook.named(name, false);
        WebhookDelivery delivery = Webhook.number(number)
                .flatMap(found -> find(webhook.id, found.intValue()))
                .orElseThrow(() -> ProblemException.notFound("delivery", number));
        if (delivery.status == WebhookDelivery.Status.PENDING) {
            throw new ProblemException(
                    ProblemType.WEBHOOK_REFUSED,
                    "Delivery " + number + " waits for its turn, so it cannot be sent out of turn. To try it now, "
                            + "send PATCH with {\"status\":\"ACTIVE\"} to the webhook.");
        }
        return OutgoingMessage.of(webhook, delivery);
    }

    /**
     * Stores the result of a message that was sent out of turn, and returns its delivery.
     *
     * @throws ProblemException {@code NOT_FOUND} if it was deleted since
     */
    @Transactional
    public DeliveryView record(OutgoingMessage sent, Attempt attempt, BaseUri base) {
        WebhookDelivery delivery = find(sent.webhookId(), sent.number())
                .orElseThrow(() -> ProblemException.notFound("delivery", sent.number()));
        delivery.record(attempt);
        return DeliveryView.of(delivery, base);
    }
}
