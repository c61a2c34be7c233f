// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import dev.colorway.http.DisplayName;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Names the operations that all types of entry inherit. Their ids end in "Entry" and their texts say "entry". Replaces
 * both by the name of the schema that the operations of the path return. Path parameters get the examples of that
 * schema.
 */
final class EntryOperations {

    private static final String MARKER = "Entry";

    private EntryOperations() {}

    static void rename(OpenAPI contract) {
        contract.getPaths().getPathItems().values().forEach(item -> {
            type(item)
                    .ifPresent(type -> item.getOperations().values().stream()
                            .filter(operation -> operation.getOperationId().endsWith(MARKER))
                            .forEach(operation -> rename(
                                    operation, type, contract.getComponents().getSchemas())));
        });
    }

    /** Returns the name of the schema of one entry; empty if the path has no operation of an entry. */
    private static Optional<String> type(PathItem item) {
        return item.getOperations().values().stream()
                .filter(operation -> operation.getOperationId().endsWith(MARKER))
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().getMediaTypes().values().stream())
                .map(media -> media.getSchema().getRef().replaceFirst(".*/", ""))
                .findFirst();
    }

    private static void rename(Operation operation, String type, Map<String, Schema> schemas) {
        operation.setOperationId(operation.getOperationId().replaceFirst(MARKER + "$", type));
        operation.setSummary(replaceEntry(operation.getSummary(), type));
        operation.setDescription(replaceEntry(operation.getDescription(), type));
        if (operation.getParameters() != null) {
            Map<String, Schema> fields =
                    Objects.requireNonNull(schemas.get(type), type).getProperties();
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getIn() == Parameter.In.PATH)
                    .forEach(parameter -> {
                        parameter.setDescription(replaceEntry(parameter.getDescription(), type));
                        parameter.setExample(Objects.requireNonNull(fields.get(parameter.getName()), type)
                                .getExamples()
                                .get(0));
                    });
        }
    }

    private static String replaceEntry(String text, String type) {
        String displayName = DisplayName.of(type);
        return text.replace("an entry", "a " + displayName).replaceAll("\\bentry\\b", displayName);
    }
}
