// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import dev.colorway.http.DisplayName;
import dev.colorway.http.RequestId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Describes what all writes have in common: credentials, preconditions and successful responses. */
final class WriteOperations {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String EXCHANGE_RATES = "/exchange-rates";
    private static final String DRAFT = "Draft";
    private static final String PATCH = "Patch";

    /** The credentials of a writer. One of the two is enough. */
    static final List<SecurityRequirement> SECURITY = List.of(
            OASFactory.createSecurityRequirement().addScheme("apiKey"),
            OASFactory.createSecurityRequirement().addScheme("bearer"));

    private WriteOperations() {}

    static void describe(OpenAPI contract, String path, HttpMethod method, Operation operation) {
        operation.setSecurity(SECURITY);
        if (isConditional(path, method)) {
            setExampleSlug(contract, path, operation);
            addPreconditions(operation, method);
        }
        if (method == HttpMethod.PATCH) {
            describePatch(contract, operation);
        }
        describeSuccess(path, method, operation);
        operation.getResponses().removeAPIResponse("401");
        operation.getResponses().removeAPIResponse("403");
    }

    /** Returns whether only writers can send requests to this path, reads included. */
    static boolean isForWriters(String path) {
        return path.startsWith("/imports") || isWebhook(path);
    }

    static boolean isWebhook(String path) {
        return path.startsWith("/webhooks");
    }

    private static boolean isConditional(String path, HttpMethod method) {
        return path.contains("{") && !isForWriters(path) && method != HttpMethod.POST;
    }

    private static boolean isEntry(String path, HttpMethod method) {
        return !isForWriters(path) && (method != HttpMethod.POST || !isOfObservations(path));
    }

    /**
     * Returns whether the path is that of prices or exchange rates. One request can add several of them, and no entry
     * refers to them.
     */
    private static boolean isOfObservations(String path) {
        return path.startsWith("/prices") || path.startsWith(EXCHANGE_RATES);
    }

    /** Adds the statuses of the failures of a write to the given statuses, and returns the same set. */
    static SortedSet<Integer> failures(String path, HttpMethod method, SortedSet<Integer> statuses) {
        statuses.addAll(List.of(401, 429, 507));
        if (isConditional(path, method)) {
            statuses.addAll(List.of(412, 428));
        }
        if (method != HttpMethod.DELETE) {
            statuses.addAll(List.of(409, 415, 422));
        } else if (!isOfObservations(path) && !isForWriters(path)) {
            statuses.add(409);
        }
        return statuses;
    }

    /**
     * Sets the example of the path parameters to the slug that the example of POST creates, so that a try in Swagger UI
     * changes no real entry.
     */
    private static void setExampleSlug(OpenAPI contract, String path, Operation operation) {
        String exampleSlug = exampleSlug(contract.getPaths().getPathItem("/" + path.split("/")[1]));
        if (exampleSlug != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getIn() == Parameter.In.PATH)
                    .forEach(parameter -> parameter.setExample(exampleSlug));
        }
    }

    /** Returns the slug that the service builds from the name in the example of POST; null if there is no name. */
    private static @Nullable String exampleSlug(PathItem list) {
        return list.getPOST().getRequestBody().getContent().getMediaTypes().values().stream()
                .filter(media -> media.getExamples() != null)
                .flatMap(media -> media.getExamples().values().stream())
                .<Object>map(example -> example.getValue() instanceof Map<?, ?> body ? body.get("name") : null)
                .filter(Objects::nonNull)
                .map(name -> name.toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", ""))
                .findFirst()
                .orElse(null);
    }

    private static void addPreconditions(Operation operation, HttpMethod method) {
        List<Parameter> parameters = new ArrayList<>(operation.getParameters());
        parameters.add(header(
                        "If-Match",
                        "The `ETag` that a read or a write of this address returned, in its quotation marks, or "
                                + "`*` for any. Required to change or delete what exists.")
                .required(method != HttpMethod.PUT));
        if (method == HttpMethod.PUT) {
            parameters.add(header("If-None-Match", "`*`: only create, do not replace."));
        }
        operation.setParameters(parameters);
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    /** Describes a patch. A patch has the fields of the draft. Each field is optional, and null removes it. */
    private static void describePatch(OpenAPI contract, Operation operation) {
        String entry = operation.getOperationId().substring("patch".length());
        Schema draft =
                Objects.requireNonNull(contract.getComponents().getSchemas().get(entry + DRAFT), entry);
        Map<String, Schema> members = new LinkedHashMap<>();
        draft.getProperties().forEach((name, member) -> members.put(name, BodySchemas.patchSchema(member)));
        contract.getComponents()
                .addSchema(
                        entry + PATCH,
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.OBJECT)
                                .description("A JSON Merge Patch (RFC 7396). Fields that you send are set, `null` "
                                        + "removes a field, fields that you leave out stay as they are.")
                                .properties(members)
                                .additionalPropertiesSchema(BodySchemas.NONE));
        contract.getComponents().removeSchema("MergePatch");
        Content content = operation.getRequestBody().getContent();
        content.getMediaTypes()
                .values()
                .forEach(type -> type.setSchema(OASFactory.createSchema().ref(SCHEMAS + entry + PATCH)));
        operation.getRequestBody().setRequired(true);
    }

    private static void describeSuccess(String path, HttpMethod method, Operation operation) {
        Map<String, APIResponse> responses = operation.getResponses().getAPIResponses();
        APIResponse success = responses.entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .findFirst()
                .orElseThrow()
                .getValue();
        List.copyOf(responses.keySet()).forEach(operation.getResponses()::removeAPIResponse);
        ResponseHeaders.add(success, RequestId.HEADER);
        ResponseHeaders.addRevision(path, method, success);
        if (method == HttpMethod.DELETE) {
            operation.getResponses().addAPIResponse("204", success.description(deleteDescription(path, operation)));
            return;
        }
        String displayName = DisplayName.of(operation.getOperationId().replaceFirst("^(create|replace|patch)", ""));
        if (isEntry(path, method)) {
            String entry = displayName.replace(' ', '-');
            success.getContent()
                    .getMediaTypes()
                    .values()
                    .forEach(type ->
                            type.addExample(entry, OASFactory.createExample().ref("#/components/examples/" + entry)));
            List.of("ETag", "Content-Location").forEach(name -> ResponseHeaders.add(success, name));
        }
        if (isCreation(path, method)) {
            operation.getResponses().addAPIResponse("201", success.description("The created webhook."));
            ResponseHeaders.add(success, "Location");
            return;
        }
        if (method != HttpMethod.POST || !isEntry(path, method)) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "200",
                            success.description(
                                    isEntry(path, method)
                                            ? "The updated " + displayName + "."
                                            : otherDescription(path)));
        }
        if (method != HttpMethod.PATCH && !isForWriters(path)) {
            APIResponse created = OASFactory.createAPIResponse()
                    .description(
                            isEntry(path, method)
                                    ? "The created " + displayName + "."
                                    : observations(path) + " At least one of them is new.")
                    .content(success.getContent())
                    .headers(success.getHeaders());
            ResponseHeaders.add(created, "Location");
            operation.getResponses().addAPIResponse("201", created);
        }
    }

    /** Returns whether a write creates a webhook, the only resource outside of the catalog that a POST creates. */
    private static boolean isCreation(String path, HttpMethod method) {
        return path.equals("/webhooks") && method == HttpMethod.POST;
    }

    private static String otherDescription(String path) {
        if (isWebhook(path)) {
            return path.endsWith("}") ? "The webhook." : "The message, with the result of this attempt.";
        }
        return path.endsWith("/undo")
                ? "The completed undo, with the entries that it restored and deleted or, in a dry run, would restore "
                        + "and delete."
                : path.startsWith("/imports")
                        ? "The completed import, with what it changed or, in a dry run, would change."
                        : observations(path) + " All of them existed already.";
    }

    private static String observations(String path) {
        return path.startsWith(EXCHANGE_RATES) ? "The exchange rates." : "The prices.";
    }

    private static String deleteDescription(String path, Operation operation) {
        return path.startsWith("/imports")
                ? "The import ends soon and changes nothing. An import that has ended stays as it is."
                : "The " + DisplayName.of(operation.getOperationId().substring("delete".length())) + " was deleted.";
    }
}
