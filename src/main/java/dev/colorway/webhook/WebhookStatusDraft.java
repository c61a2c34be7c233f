// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.http.body.Draft;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The part of a webhook that can change. */
@Schema(name = "WebhookStatusDraft", description = "The status of a webhook.")
public record WebhookStatusDraft(
        @NotNull
        @Schema(
                description = "`ACTIVE`: deliver, from the first message that was not delivered; the next attempt does "
                        + "not wait. `OFF`: deliver nothing until it is switched on again.",
                examples = "ACTIVE")
        Webhook.Status status)
        implements Draft {}
