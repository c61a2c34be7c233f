// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.access.Access;
import dev.colorway.http.BaseUri;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.body.MergePatch;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.query.NewestFirst;
import io.quarkus.hibernate.orm.panache.Panache;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Creates, lists, switches and deletes webhooks. */
@Path("/webhooks")
@RolesAllowed(Access.WRITER)
@Tag(name = "Webhooks")
public class WebhookResource {

    @Inject
    WebhookFactory factory;

    @Inject
    OutOfTurn outOfTurn;

    @Inject
    WebhookClient client;

    @Inject
    Event<WebhookDispatcher.Changed> changed;

    @Inject
    DraftReader drafts;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "createWebhook",
            summary = "Create a webhook",
            description = "From now on, the service sends the changes that the filters select to this address, one "
                    + "message for each, in the order of the writes; or, with `priceBelow`, a message when the lowest "
                    + "current price falls below an amount; or, with `digest`, the news of the week once in each ISO "
                    + "week. Messages are signed as Standard Webhooks defines. The "
                    + "response has the `secret`; no later one does. A message whose response is not a 2xx is sent "
                    + "again, with growing pauses, for a day; then the webhook is switched off.")
    public RestResponse<WebhookView> create(WebhookDraft body, UriInfo uri) {
        BaseUri base = BaseUri.of(uri);
        WebhookView view = WebhookView.created(factory.create(body, base), base);
        changed.fire(new WebhookDispatcher.Changed());
        return ResponseBuilder.create(Status.CREATED, view)
                .location(view.url())
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listWebhooks",
            summary = "List the webhooks",
            description = "Returns the webhooks of all writers, the newest first, without their secrets.")
    public WebhookView.AllView list(@BeanParam NewestFirst page, UriInfo uri) {
        BaseUri base = BaseUri.of(uri);
        List<Webhook> rows = Panache.getEntityManager()
                .createQuery("select w from Webhook w where w.id < :before order by w.id desc", Webhook.class)
                .setParameter("before", (long) page.beforeId())
                .setMaxResults(page.rows())
                .getResultList();
        return new WebhookView.AllView(
                WebhookView.of(page.shown(rows), base), page.next("/webhooks", rows, webhook -> webhook.id, base));
    }

    @GET
    @Path("/{webhook}")
    @Transactional
    @Operation(
            operationId = "readWebhook",
            summary = "Read a webhook",
            description = "Returns a webhook, with its status and its position, without its secret.")
    public WebhookView read(@RestPath("webhook") String id, UriInfo uri) {
        return WebhookView.of(Webhook.named(id, false), BaseUri.of(uri));
    }

    @PATCH
    @Path("/{webhook}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "patchWebhookStatus",
            summary = "Switch a webhook on or off",
            description =
                    "Sets the status. A webhook that is switched on again continues with the first message that was "
                            + "not delivered, and does not wait for its next attempt. To change anything else, create "
                            + "another webhook.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = WebhookStatusDraft.class)))
    public WebhookView patch(@RestPath("webhook") String id, MergePatch patch, UriInfo uri) {
        // An empty patch changes nothing (RFC 7396).
        boolean isEmpty = patch.json().isObject() && patch.json().isEmpty();
        Webhook.Status status = isEmpty
                ? null
                : drafts.read(WebhookStatusDraft.class, patch.json(), false)
                        .orThrow(ProblemType.INVALID_BODY)
                        .status();
        Webhook webhook = Webhook.named(id, true);
        if (status == Webhook.Status.ACTIVE) {
            webhook.switchOn(WebhookDelivery.now());
            changed.fire(new WebhookDispatcher.Changed());
        } else if (status == Webhook.Status.OFF) {
            webhook.switchOff("A writer switched it off.", WebhookDelivery.now());
        }
        return WebhookView.of(webhook, BaseUri.of(uri));
    }

    @DELETE
    @Path("/{webhook}")
    @Transactional
    @Operation(
            operationId = "deleteWebhook",
            summary = "Delete a webhook",
            description = "Deletes a webhook and its deliveries. A message that is being sent still arrives.")
    public void delete(@RestPath("webhook") String id) {
        Webhook webhook = Webhook.named(id, true);
        WebhookDelivery.delete("from WebhookDelivery d where d.webhookId = ?1", webhook.id);
        webhook.delete();
    }

    @GET
    @Path("/{webhook}/deliveries")
    @Transactional
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List the deliveries of a webhook",
            description = "Returns the messages of a webhook, the newest first: all that wait for their turn, and the "
                    + "latest of the others.")
    public DeliveryView.AllView deliveries(@RestPath("webhook") String id, @BeanParam NewestFirst page, UriInfo uri) {
        BaseUri base = BaseUri.of(uri);
        Webhook webhook = Webhook.named(id, false);
        List<WebhookDelivery> rows = Panache.getEntityManager()
                .createQuery(
                        "select d from WebhookDelivery d where d.webhookId = :id and d.number < :before "
                                + "order by d.number desc",
                        WebhookDelivery.class)
                .setParameter("id", webhook.id)
                .setParameter("before", page.beforeId())
                .setMaxResults(page.rows())
                .getResultList();
        return new DeliveryView.AllView(
                page.shown(rows).stream()
                        .map(delivery -> DeliveryView.of(delivery, base))
                        .toList(),
                page.next("/webhooks/" + webhook.id + "/deliveries", rows, delivery -> delivery.number, base));
    }

    @POST
    @Path("/{webhook}/deliveries/{delivery}/resend")
    @Blocking
    @Operation(
            operationId = "resendWebhookDelivery",
            summary = "Send a message again",
            description = "Sends a message once more, without waiting for earlier messages, with the same "
                    + "`webhook-id` and body, and returns the result. Also works while the webhook is off.")
    public Uni<DeliveryView> resend(@RestPath("webhook") String id, @RestPath String delivery, UriInfo uri) {
        return send(outOfTurn.again(id, delivery), BaseUri.of(uri));
    }

    @POST
    @Path("/{webhook}/deliveries/{delivery}/skip")
    @Transactional
    @Operation(
            operationId = "skipWebhookDelivery",
            summary = "Skip a message",
            description = "Gives up a message that waits for its turn or its next attempt, and the messages after it "
                    + "continue without a pause. Its status becomes `FAILED`, or `DELIVERED` if the receiver accepts "
                    + "an attempt that is in progress. Use it if the receiver refuses one message again and again. "
                    + "`resend` can still send it. Does not switch the webhook on.")
    public DeliveryView skip(@RestPath("webhook") String id, @RestPath String delivery, UriInfo uri) {
        DeliveryView skipped = outOfTurn.skip(id, delivery, BaseUri.of(uri));
        changed.fire(new WebhookDispatcher.Changed());
        return skipped;
    }

    @POST
    @Path("/{webhook}/ping")
    @Blocking
    @Operation(
            operationId = "pingWebhook",
            summary = "Send a test message",
            description = "Sends a message of the type `ping`, once, without waiting for earlier messages, and "
                    + "returns the result. Also works while the webhook is off.")
    public Uni<DeliveryView> ping(@RestPath("webhook") String id, UriInfo uri) {
        BaseUri base = BaseUri.of(uri);
        return send(outOfTurn.ping(id, base), base);
    }

    private Uni<DeliveryView> send(OutgoingMessage message, BaseUri base) {
        return Uni.createFrom()
                .completionStage(client.send(message))
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(attempt -> outOfTurn.record(message, attempt, base));
    }
}
