// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.changes.ChangeFilter;
import dev.colorway.changes.ChangeListing;
import dev.colorway.changes.ChangeSelection;
import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.Excerpt;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.price.Price;
import dev.colorway.revision.ChangeId;
import dev.colorway.revision.ChangesSince;
import dev.colorway.revision.Revision;
import dev.colorway.settings.WebhookSettings;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns changes, price alerts and digests into deliveries, and stores the results of their attempts. A delivery is
 * stored before it is sent, with its bytes and its id. So if the process is killed before it stores a result, the same
 * message is sent again, with the same bytes and id.
 */
@ApplicationScoped
class WebhookOutbox {

    private static final Logger LOG = Logger.getLogger(WebhookOutbox.class);
    private static final int MAX_ERROR = 200;
    private static final Turn NOTHING = new Turn(null, null, false);

    private final ChangeListing changes;
    private final WebhookSettings settings;
    private final WebhookDeliveries deliveries;
    private final WeeklyDigest digests;

    WebhookOutbox(ChangeListing changes, WebhookSettings settings, WebhookDeliveries deliveries, WeeklyDigest digests) {
        this.changes = changes;
        this.settings = settings;
        this.deliveries = deliveries;
        this.digests = digests;
    }

    /**
     * The next step for a webhook.
     *
     * @param message the message to send; null for none
     * @param retryAt when the pause after a failed attempt ends; null without a pause
     * @param hasMore whether {@link #next} must be called again at once: there is no message to send, but there can be
     *     more changes
     */
    record Turn(@Nullable OutgoingMessage message, @Nullable Instant retryAt, boolean hasMore) {}

    /**
     * An attempt to deliver a message.
     *
     * @param number the number of its delivery, see {@link WebhookDelivery.Key}
     */
    record Result(int number, Attempt attempt) {}

    /**
     * Stores the result of the last attempt, if there was one, and returns the next step. The step is empty if the
     * webhook is off or was deleted.
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
        boolean advanced = webhook.pending == 0 && addNext(webhook);
        if (webhook.pending == 0) {
            return new Turn(null, null, advanced && webhook.isActive());
        }
        return new Turn(OutgoingMessage.of(webhook, first(webhook)), null, false);
    }

    /**
     * Treats a failure of {@link #next} that is not temporary like a failed attempt: pauses the webhook, or switches it
     * off if this has failed for too long.
     */
    @Transactional
    public void failed(Long id, RuntimeException failure) {
        LOG.warnf(failure, "The next message of webhook %d could not be created", id);
        String reason = failure instanceof ProblemException problem ? ": " + problem.getMessage() : "";
        String error = ("the message could not be created" + reason).replaceFirst("\\.$", "");
        Attempt failed = Attempt.failed(Excerpt.of(error, MAX_ERROR), Duration.ZERO);
        Webhook.locked(id).ifPresent(webhook -> record(webhook, failed));
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
        WebhookDelivery delivery =
                WebhookDeliveries.find(webhook.id, last.number).orElse(null);
        if (delivery == null || delivery.status == WebhookDelivery.Status.DELIVERED) {
            return;
        }
        boolean isSkipped = delivery.status == WebhookDelivery.Status.FAILED;
        delivery.record(last.attempt);
        if (isSkipped) {
            return;
        }
        if (last.attempt.isDelivered()) {
            webhook.pending--;
            webhook.clearFailures();
            return;
        }
        record(webhook, last.attempt);
    }

    private void record(Webhook webhook, Attempt failed) {
        boolean wasActive = webhook.isActive();
        webhook.failed(failed, RetryPause.after(webhook.attempts + 1, settings), settings.retryFor(), Instant.now());
        if (wasActive && !webhook.isActive()) {
            LOG.warnf("Webhook %d is off: %s", webhook.id, webhook.statusReason);
        }
    }

    /** Adds the next deliveries of a webhook that has no pending ones. Returns whether its position has advanced. */
    private boolean addNext(Webhook webhook) {
        if (webhook.digest != null) {
            return addDigest(webhook);
        }
        return webhook.alert == null ? advance(webhook) : compare(webhook, webhook.alert);
    }

    /** Turns the next changes into deliveries. Returns whether the position has advanced. */
    private boolean advance(Webhook webhook) {
        ChangeId from = ChangeId.of(webhook.position);
        Optional<ChangeListing.Batch> next = changes.next(from, selection(webhook));
        if (next.isEmpty()) {
            skipGap(webhook, from);
        } else {
            ChangeListing.Batch batch = next.get();
            batch.changes()
                    .forEach(change ->
                            add(webhook, change.id().toString(), WebhookMessage.of(change, new BaseUri(webhook.base))));
            webhook.position = batch.to().number();
        }
        if (webhook.pending > 0) {
            deliveries.deleteOld(webhook);
        }
        return webhook.position != from.number();
    }

    /**
     * Adds the digest of the present week, unless the webhook has it already, or the search index lacks writes now. In
     * the second case, the next look tries again. Returns whether it was added.
     */
    private boolean addDigest(Webhook webhook) {
        String week = digests.week();
        if (week.compareTo(Objects.requireNonNullElse(webhook.digestWeek, "")) <= 0) {
            return false;
        }
        Optional<WebhookMessage> message = digests.message(webhook);
        if (message.isEmpty()) {
            return false;
        }
        webhook.digestWeek = week;
        webhook.position = ChangeId.after(Revision.current()).number();
        add(webhook, "digest-" + week, message.get());
        deliveries.deleteOld(webhook);
        return true;
    }

    private static ChangeSelection selection(Webhook webhook) {
        return new ChangeFilter(null, null, webhook.resources, webhook.collaborators)
                .selection()
                .ofKinds(webhook.kinds());
    }

    /** Adds a message about the gap, and continues with the oldest stored change. */
    private void skipGap(Webhook webhook, ChangeId from) {
        ChangeId to = ChangeId.after(ChangesSince.first());
        webhook.gapAfter = from.number();
        webhook.gapTo = to.number();
        webhook.gapAt = WebhookDelivery.now();
        add(webhook, "gap-" + to, WebhookMessage.of(new WebhookMessage.ChangesGap(from, to)));
        webhook.position = to.number();
    }

    /**
     * Adds a message if the lowest price is below the amount now and was not at the last comparison. Compares only the
     * current price, so one comparison is enough for all writes since the last comparison. Switches the webhook off if
     * the sneaker was deleted.
     *
     * @return whether the position has advanced
     */
    private boolean compare(Webhook webhook, PriceAlert alert) {
        // Reads the revision before the prices, so that the prices of a later write are compared again.
        ChangeId to = ChangeId.after(Revision.current());
        if (to.number() <= webhook.position) {
            return false;
        }
        PriceWatch sneaker = PriceWatch.of(alert).orElse(null);
        if (sneaker == null) {
            webhook.switchOff("The sneaker of its price alert was deleted.", WebhookDelivery.now());
            return false;
        }
        Optional<Price> below = sneaker.below(alert);
        if (below.isPresent() && !Boolean.TRUE.equals(webhook.alertBelow)) {
            add(
                    webhook,
                    to.toString(),
                    WebhookMessage.of(sneaker.message(alert, below.get(), new BaseUri(webhook.base))));
            deliveries.deleteOld(webhook);
        }
        webhook.alertBelow = below.isPresent();
        webhook.position = to.number();
        return true;
    }

    /** Adds a delivery that waits for its turn. */
    private void add(Webhook webhook, String id, WebhookMessage message) {
        deliveries.next(webhook, id, message).persist();
        webhook.pending++;
    }
}
