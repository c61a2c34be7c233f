// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.catalog.UtcClock;
import dev.colorway.digest.DigestFilter;
import dev.colorway.digest.DigestListing;
import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.price.CatalogCurrency;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The digest as messages: one for each ISO week in UTC. */
@ApplicationScoped
class WeeklyDigest {

    /** How often a webhook gets the digest. */
    @Schema(name = "DigestRhythm", description = "`WEEKLY`: once in each ISO week, in UTC.")
    enum Rhythm {
        WEEKLY
    }

    private final DigestListing digests;

    WeeklyDigest(DigestListing digests) {
        this.digests = digests;
    }

    /**
     * Returns the present week, such as {@code 2026-W48}. The text of a later week sorts after that of an earlier week.
     */
    String week() {
        LocalDate today = UtcClock.today();
        return String.format(
                Locale.ROOT,
                "%04d-W%02d",
                today.get(IsoFields.WEEK_BASED_YEAR),
                today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /**
     * Checks that the digests of these collaborators can be made.
     *
     * @throws ProblemException if their names are too long together
     */
    static void check(List<String> collaborators) {
        DigestListing.check(filter(collaborators));
    }

    private static DigestFilter filter(List<String> collaborators) {
        return new DigestFilter(collaborators, CatalogCurrency.orDefault(null));
    }

    /**
     * Returns the message for the present week, with the digest of {@link DigestListing#ofLastWeek}. Empty if the
     * search index lacks committed writes now.
     */
    Optional<WebhookMessage> message(Webhook webhook) {
        return digests.ofLastWeek(filter(webhook.collaborators), new BaseUri(webhook.base))
                .map(WebhookMessage::of);
    }
}
