// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Describes path parameters. Many operations have the same path parameter, so {@code META-INF/openapi.yaml} describes
 * it only once, by its name, under {@code components}. This class copies the description to every operation, and lists
 * path parameters before the other parameters.
 */
final class PathParameters {

    private PathParameters() {}

    static void describe(OpenAPI contract) {
        Map<String, Parameter> known = contract.getComponents().getParameters();
        contract.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> operation.getParameters() != null)
                .forEach(operation -> describe(operation, known));
        contract.getComponents().setParameters(null);
    }

    private static void describe(Operation operation, Map<String, Parameter> known) {
        List<Parameter> parameters = new ArrayList<>(operation.getParameters());
        parameters.replaceAll(parameter -> isPath(parameter) && known.containsKey(parameter.getName())
                ? copy(known.get(parameter.getName()))
                : parameter);
        parameters.sort(Comparator.comparing(parameter -> !isPath(parameter)));
        operation.setParameters(parameters);
    }

    private static boolean isPath(Parameter parameter) {
        return parameter.getIn() == Parameter.In.PATH;
    }

    private static Parameter copy(Parameter known) {
        Parameter copy = OASFactory.createParameter().description(known.getDescription());
        if (known.getExample() != null) {
            copy.setExample(known.getExample());
        }
        return copy.schema(OASFactory.createSchema()
                        .type(List.of(SchemaType.STRING))
                        .maxLength(known.getSchema().getMaxLength()))
                .name(known.getName())
                .in(Parameter.In.PATH)
                .required(true);
    }
}
