// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.catalog.SlugOrName;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.http.BaseUri;
import dev.colorway.http.CatalogList;
import dev.colorway.http.Choices;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.query.Names;
import dev.colorway.revision.ChangeId;
import dev.colorway.revision.Write;
import dev.colorway.settings.WebhookSettings;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Creates webhooks from drafts. */
@ApplicationScoped
class WebhookFactory {

    private final WebhookSettings settings;
    private final WeeklyDigest digests;
    private final List<String> lists;

    WebhookFactory(WebhookSettings settings, WeeklyDigest digests, @All List<CatalogList> lists) {
        this.settings = settings;
        this.digests = digests;
        this.lists = lists.stream().map(CatalogList::resource).toList();
    }

    private record Named(String slug, List<String> formerSlugs, String nameKey) {}

    /**
     * Creates a webhook that gets the changes of the writes from now on. Requires a transaction, and begins a write in
     * it. No other write runs at the same time, so two requests cannot exceed the limit together.
     *
     * @throws ProblemException with the faults: {@code INVALID_BODY} if a list does not exist, or if the names of the
     *     collaborators of a digest are too long together; {@code INVALID_REFERENCE} if a collaborator or the sneaker
     *     does not exist; {@code WEBHOOK_REFUSED} if there are too many webhooks
     */
    Webhook create(WebhookDraft draft, BaseUri base) {
        Write turn = Write.begin();
        Webhook webhook = new Webhook();
        webhook.resources = resources(draft);
        webhook.collaborators = collaborators(draft);
        webhook.changes =
                draft.changes().stream().map(Enum::name).distinct().sorted().toList();
        if (draft.priceBelow() != null) {
            watch(webhook, draft.priceBelow());
        }
        if (draft.digest() != null) {
            checkDigest(webhook);
            webhook.digest = draft.digest();
            webhook.digestWeek = digests.week();
        }
        if (Webhook.count() >= settings.max()) {
            throw new ProblemException(
                    ProblemType.WEBHOOK_REFUSED,
                    "There are " + settings.max() + " webhooks already, which is the limit. Delete one first.");
        }
        Instant now = WebhookDelivery.now();
        webhook.address = draft.address().text();
        webhook.secret = WebhookSecret.random().text();
        webhook.base = base.value();
        webhook.createdAt = now;
        webhook.status = Webhook.Status.ACTIVE;
        webhook.statusAt = now;
        webhook.position = ChangeId.after(turn.revision() - 1).number();
        webhook.persistAndFlush();
        return webhook;
    }

    private List<String> resources(WebhookDraft draft) {
        List<Fault> faults = new ArrayList<>();
        List<String> found = IntStream.range(0, draft.resources().size())
                .mapToObj(i -> list(draft.resources().get(i), "/resources/" + i, faults))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        refuse(ProblemType.INVALID_BODY, faults);
        return found;
    }

    private @Nullable String list(String given, String pointer, List<Fault> faults) {
        return Choices.find(given, lists).orElseGet(() -> {
            faults.add(
                    Fault.at(pointer, "must be one of " + String.join(", ", lists) + ", not " + Problem.quoted(given)));
            return null;
        });
    }

    /** Returns the folded values. Each must be the slug, a former slug or the name of a collaborator. */
    private static List<String> collaborators(WebhookDraft draft) {
        List<String> keys = draft.collaborators().stream().map(Names::key).toList();
        if (keys.isEmpty()) {
            return keys;
        }
        Set<String> known = new HashSet<>();
        Panache.getSession()
                .createQuery(
                        "select b.slug, b.formerSlugs, b.nameKey from Collaborator b where "
                                + SlugOrName.matches("b", "Collaborator", "keys"),
                        Named.class)
                .setParameterList("keys", keys)
                .getResultList()
                .forEach(named -> {
                    known.add(named.slug);
                    known.add(named.nameKey);
                    known.addAll(named.formerSlugs);
                });
        refuse(
                ProblemType.INVALID_REFERENCE,
                IntStream.range(0, keys.size())
                        .filter(i -> !known.contains(keys.get(i)))
                        .mapToObj(i -> Fault.at(
                                "/collaborators/" + i,
                                ResolvedReferences.missing(
                                        "collaborator", draft.collaborators().get(i))))
                        .toList());
        return keys.stream().distinct().sorted().toList();
    }

    private static void checkDigest(Webhook webhook) {
        try {
            WeeklyDigest.check(webhook.collaborators);
        } catch (ProblemException tooLong) {
            refuse(
                    ProblemType.INVALID_BODY,
                    tooLong.faults().stream()
                            .map(fault -> Fault.at("/collaborators", fault.detail()))
                            .toList());
        }
    }

    /**
     * Sets the alert, and records whether the lowest price is below its amount now. Such a price causes no message:
     * only a later fall below the amount does.
     *
     * @throws ProblemException {@code INVALID_REFERENCE} if the sneaker does not exist
     */
    private static void watch(Webhook webhook, PriceAlertDraft draft) {
        String slug = draft.sneaker().slug();
        SneakerIdentity sneaker = SneakerIdentity.find(List.of(slug)).get(slug);
        if (sneaker == null) {
            refuse(
                    ProblemType.INVALID_REFERENCE,
                    List.of(Fault.at("/priceBelow/sneaker", ResolvedReferences.missing("sneaker", slug))));
            return;
        }
        PriceAlert alert = draft.of(sneaker.id());
        webhook.alert = alert;
        webhook.alertBelow =
                PriceWatch.of(alert).flatMap(found -> found.below(alert)).isPresent();
    }

    private static void refuse(ProblemType type, List<Fault> faults) {
        if (!faults.isEmpty()) {
            Fault first = faults.get(0);
            throw new ProblemException(type, "'" + first.pointerInBody() + "': " + first.detail() + ".", faults);
        }
    }
}
