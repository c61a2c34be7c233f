// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.content.JsonColumn;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.ChangeId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.SequenceGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber to which the service sends messages. It has a position of its own in the sequence of changes. The
 * messages about changes up to this position are stored as its {@link WebhookDelivery deliveries}.
 */
@Entity
class Webhook extends PanacheEntityBase {

    /** Whether messages are delivered. */
    @Schema(name = "WebhookStatus", description = "`ACTIVE`: messages are delivered. `OFF`: they are not.")
    enum Status {
        ACTIVE,
        OFF
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webhook_seq")
    @SequenceGenerator(name = "webhook_seq", sequenceName = "webhook_seq", allocationSize = 1)
    Long id;

    /** As {@link ReceiverAddress}. Can contain a secret of the receiver, so it is never logged. */
    @Column(nullable = false, length = ReceiverAddress.MAX_LENGTH)
    String address;

    /** The text of a {@link WebhookSecret}. Shown once, in the response that creates the webhook, and never logged. */
    @Column(nullable = false, length = 100)
    String secret;

    /** The base address of the links in its messages: the base address of the request that created the webhook. */
    @Column(nullable = false, length = 2000)
    String base;

    /** The lists whose changes the webhook gets; empty for all. */
    @Convert(converter = JsonColumn.OfTexts.class)
    @Column(length = JsonColumn.MAX_LENGTH)
    List<String> resources = List.of();

    /** The folded slugs or names of the collaborators whose changes it gets; empty for all. */
    @Convert(converter = JsonColumn.OfTexts.class)
    @Column(length = JsonColumn.MAX_LENGTH)
    List<String> collaborators = List.of();

    /** The names of the kinds of changes that it gets; empty for all. */
    @Convert(converter = JsonColumn.OfTexts.class)
    @Column(length = JsonColumn.MAX_LENGTH)
    List<String> changes = List.of();

    /** The price that it waits for; null for a subscriber to changes. */
    @Nullable
    PriceAlert alert;

    /** Whether the lowest price was below the amount at the last comparison; null without an alert. */
    @Column(name = "alert_below")
    @Nullable
    Boolean alertBelow;

    /** How often the webhook gets the digest; null for a subscriber to changes or a price. */
    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    WeeklyDigest.@Nullable Rhythm digest;

    /**
     * The week of the last digest among its deliveries, or the week in which the webhook was created; null without
     * digests.
     */
    @Column(name = "digest_week", length = 8)
    @Nullable
    String digestWeek;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    Status status;

    /** When the status changed. */
    @Column(name = "status_at", nullable = false)
    Instant statusAt;

    /** Why the webhook is off; null while it is active. */
    @Column(name = "status_reason", length = 500)
    @Nullable
    String statusReason;

    /** The {@link ChangeId#number} up to which the messages about changes are stored as deliveries. */
    @Column(nullable = false)
    long position;

    /** The number of its last delivery; 0 for none. */
    @Column(name = "last_number", nullable = false)
    int lastNumber;

    /** How many deliveries wait for their turn. */
    @Column(nullable = false)
    int pending;

    /** How many attempts in a row have failed. */
    @Column(nullable = false)
    int attempts;

    /** The time of the first of these failed attempts; null if there are none. */
    @Column(name = "failing_since")
    @Nullable
    Instant failingSince;

    /** The time until which the next attempt waits; null if it does not wait. */
    @Column(name = "next_attempt_at")
    @Nullable
    Instant nextAttemptAt;

    /**
     * The {@link ChangeId#number} after which its last gap begins: the webhook needed changes that were no longer
     * stored. Null without a gap.
     */
    @Column(name = "gap_after")
    @Nullable
    Long gapAfter;

    /** The {@link ChangeId#number} at which its last gap ends; null without a gap. */
    @Column(name = "gap_to")
    @Nullable
    Long gapTo;

    /** When the gap was found; null without a gap. */
    @Column(name = "gap_at")
    @Nullable
    Instant gapAt;

    /** Returns a webhook, locked until the transaction ends; empty if it does not exist. */
    static Optional<Webhook> locked(Long id) {
        return Webhook.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Returns the webhook with the id in an address.
     *
     * @param lock whether to lock the webhook until the transaction ends
     * @throws ProblemException {@code NOT_FOUND} if there is none
     */
    static Webhook named(String text, boolean lock) {
        return number(text)
                .flatMap(id -> lock ? locked(id) : Webhook.<Webhook>findByIdOptional(id))
                .orElseThrow(() -> ProblemException.notFound("webhook", text));
    }

    /** Returns the id in an address; empty if the text is not an id. */
    static Optional<Long> number(String text) {
        return text.matches("[1-9][0-9]{0,8}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    Set<CatalogChange.Kind> kinds() {
        return changes.stream().map(CatalogChange.Kind::valueOf).collect(Collectors.toSet());
    }

    /** Switches the webhook on. Its next attempt does not wait. */
    void switchOn(Instant now) {
        if (!isActive()) {
            statusAt = now;
        }
        status = Status.ACTIVE;
        statusReason = null;
        clearFailures();
    }

    /** Switches the webhook off; keeps the reason if it is off already. Its pending deliveries stay pending. */
    void switchOff(String reason, Instant now) {
        if (isActive()) {
            status = Status.OFF;
            statusAt = now;
            statusReason = reason;
        }
        nextAttemptAt = null;
    }

    /**
     * Clears the failed attempts and the pause: after a success, or when a writer switches the webhook on or skips a
     * message.
     */
    void clearFailures() {
        attempts = 0;
        failingSince = null;
        nextAttemptAt = null;
    }

    /**
     * Plans the next attempt after a failed one, or switches the webhook off if the receiver answered 410 or attempts
     * have failed for too long. If the webhook was switched off during the attempt, only counts the failure.
     *
     * @param pause until the next attempt
     * @param retryFor how long attempts can fail
     */
    void failed(Attempt attempt, Duration pause, Duration retryFor, Instant now) {
        attempts++;
        failingSince = failingSince == null ? now : failingSince;
        if (!isActive()) {
            return;
        }
        Instant end = failingSince.plus(retryFor);
        if (attempt.isGone()) {
            switchOff("The receiver answered 410 (Gone): it wants no more messages.", now);
        } else if (!now.isBefore(end)) {
            switchOff(
                    "No attempt has succeeded since " + failingSince + ". The last one: " + attempt.error() + ".", now);
        } else {
            Instant next = now.plus(pause);
            nextAttemptAt = next.isAfter(end) ? end : next;
        }
    }
}
