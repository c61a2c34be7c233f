// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import dev.colorway.http.DisplayName;
import dev.colorway.http.RequestId;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes the successful responses of reads. */
final class ReadOperations {

    private static final String DRAWING = "image/svg+xml";
    private static final String CALENDAR = "text/calendar";
    private static final List<String> FEEDS = List.of("application/atom+xml", "application/feed+json");

    private ReadOperations() {}

    /** Describes the response, its headers, and the responses that a browser gets instead. */
    static void describe(String path, Operation operation) {
        describeSuccess(operation);
        ResponseHeaders.addRevision(
                path, HttpMethod.GET, operation.getResponses().getAPIResponse("200"));
        describeForBrowsers(path, operation);
    }

    private static void describeSuccess(Operation operation) {
        APIResponse success = operation.getResponses().getAPIResponse("200");
        if (success.getContent().getMediaType("text/event-stream") != null) {
            List.of("Cache-Control", "Vary", RequestId.HEADER).forEach(name -> ResponseHeaders.add(success, name));
            success.setDescription("Server-Sent Events, one for each change. The stream stays open until the client or "
                    + "the service closes it.");
            return;
        }
        if (success.getContent().getMediaType(DRAWING) != null) {
            success.setDescription("The drawing.");
            describeConditional(operation, success);
            return;
        }
        Content content = success.getContent();
        if (content.getMediaType(CALENDAR) != null
                || FEEDS.stream().anyMatch(type -> content.getMediaType(type) != null)) {
            boolean isFeed = content.getMediaType(CALENDAR) == null;
            success.setDescription(isFeed ? "The feed." : "The calendar.");
            ResponseHeaders.add(success, isFeed ? "Last-Modified" : "Content-Disposition");
            if (isFeed) {
                ResponseHeaders.add(success, "Link");
            }
            describeConditional(operation, success);
            return;
        }
        if (success.getContent().getMediaType("application/json") == null) {
            if (success.getContent().getMediaType("text/csv") == null) {
                describeFile(operation, success, "The feed.");
                return;
            }
            switch (operation.getOperationId()) {
                case "exportImportChanges" ->
                    describeUncached(
                            success,
                            "The changed fields as an NDJSON or CSV file, one row for each, with the values before and "
                                    + "after.");
                case "exportRejectedRows" ->
                    describeUncached(
                            success,
                            "The rows that were left out, in the format of the imported file, each with its faults.");
                default ->
                    describeFile(
                            operation,
                            success,
                            "The catalog as a file, in rows that `/imports` accepts; as a workbook, one sheet for "
                                    + "each list.");
            }
            return;
        }
        success.setDescription(successDescription(success.getContent()));
        describeConditional(operation, success);
        if (PageSchemas.isPaged(success.getContent())) {
            ResponseHeaders.add(success, "Link");
        }
        if (isImportable(success.getContent())) {
            FileOperations.addTypes(success.getContent());
        }
    }

    /** Describes a file whose ETag names the revision of the catalog. */
    private static void describeFile(Operation operation, APIResponse success, String description) {
        FileOperations.describe(success);
        operation
                .getResponses()
                .addAPIResponse("304", OASFactory.createAPIResponse().ref("#/components/responses/NotModified"));
        success.setDescription(description);
    }

    /** Describes a file that no cache stores. */
    private static void describeUncached(APIResponse success, String description) {
        List.of("Cache-Control", "Content-Disposition", "Vary", RequestId.HEADER)
                .forEach(name -> ResponseHeaders.add(success, name));
        success.setDescription(description);
    }

    /** Describes a read whose response has an ETag. */
    private static void describeConditional(Operation operation, APIResponse success) {
        List.of("ETag", "Cache-Control", "Vary", RequestId.HEADER).forEach(name -> ResponseHeaders.add(success, name));
        operation
                .getResponses()
                .addAPIResponse("304", OASFactory.createAPIResponse().ref("#/components/responses/NotModified"));
    }

    /**
     * Returns the description of a successful response, made from the name of its schema: "The size chart." Only the
     * home document has no named schema.
     */
    private static String successDescription(Content content) {
        String reference = content.getMediaType("application/json").getSchema().getRef();
        if (reference == null) {
            return "The addresses of the resources, of the OpenAPI document and of Swagger UI.";
        }
        String name = reference.replaceFirst(".*/", "");
        if (PageSchemas.isPaged(content)) {
            String items = DisplayName.of(name.replaceFirst("Page$", "")) + "s";
            if (!isImportable(content)) {
                return "One page of " + items + ".";
            }
            return "One page of " + items + " as JSON, or all matching " + items
                    + " as NDJSON, CSV or TSV, in rows that `/imports` accepts, or as a workbook.";
        }
        return "The " + DisplayName.of(name) + ".";
    }

    /**
     * Returns whether a list can also be a file that {@code /imports} accepts. A list that declares its own CSV table
     * cannot be such a file.
     */
    private static boolean isImportable(Content content) {
        return PageSchemas.isPaged(content) && content.getMediaType("text/csv") == null;
    }

    /**
     * Adds the responses that a browser gets instead of JSON. In the code they are separate operations, but the
     * document describes one operation.
     */
    private static void describeForBrowsers(String path, Operation operation) {
        if (path.equals("/")) {
            APIResponse redirect = OASFactory.createAPIResponse()
                    .description("A redirect to Swagger UI, for requests that accept `text/html`, if the operator has "
                            + "turned the pages off.");
            ResponseHeaders.add(redirect, "Location");
            operation.getResponses().addAPIResponse("307", redirect);
        } else if (path.startsWith("/problems")) {
            MediaType page = OASFactory.createMediaType()
                    .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
            operation.getResponses().getAPIResponse("200").getContent().addMediaType("text/html", page);
        }
    }
}
