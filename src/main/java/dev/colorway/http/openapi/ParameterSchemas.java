// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import dev.colorway.http.CatalogList;
import dev.colorway.http.FieldNames;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes parameters: their defaults, allowed values and examples. */
final class ParameterSchemas {

    private ParameterSchemas() {}

    /**
     * Describes the parameters of an operation.
     *
     * @param lists the names of all lists of the catalog
     */
    static void describe(OpenAPI contract, Operation operation, List<Object> lists) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> describe(contract, parameter, lists));
        }
    }

    private static void describe(OpenAPI contract, Parameter parameter, List<Object> lists) {
        normalizeDefault(parameter);
        enumerateLists(parameter, lists);
        enumerateFields(parameter, contract);
        moveEnumerationToItems(parameter);
        nameEnumConstants(parameter);
        moveExampleToDescription(parameter);
    }

    /**
     * Moves the default value into the schema of the type, and turns its text into an integer or a boolean if the type
     * is {@code integer} or {@code boolean}. The framework declares the default value in a second schema of
     * {@code allOf}, or leaves it as the text of the annotation.
     */
    private static void normalizeDefault(Parameter parameter) {
        Schema schema = parameter.getSchema();
        if (schema != null && schema.getAllOf() != null && schema.getAllOf().size() == 2) {
            schema.setDefaultValue(schema.getAllOf().get(1).getDefaultValue());
            schema.setAllOf(List.of(schema.getAllOf().get(0)));
        }
        if (schema != null && schema.getDefaultValue() instanceof String text && schema.getType() != null) {
            if (schema.getType().contains(Schema.SchemaType.INTEGER)) {
                schema.setDefaultValue(Integer.valueOf(text));
            } else if (schema.getType().contains(Schema.SchemaType.BOOLEAN)) {
                schema.setDefaultValue(Boolean.valueOf(text));
            }
        }
    }

    /**
     * Returns the names of all lists of the catalog: the paths with a POST, except those that only writers can read, in
     * the order of {@code META-INF/openapi.yaml}. While the service is built, there are no beans of
     * {@link CatalogList}.
     */
    static List<Object> lists(OpenAPI contract) {
        return contract.getPaths().getPathItems().entrySet().stream()
                .filter(item -> item.getValue().getPOST() != null && !WriteOperations.isForWriters(item.getKey()))
                .map(item -> (Object) item.getKey().substring(1))
                .toList();
    }

    /** Replaces {@link CatalogList#ALL} by the names of the lists. */
    private static void enumerateLists(Parameter parameter, List<Object> lists) {
        Schema schema = parameter.getSchema();
        if (schema != null
                && schema.getEnumeration() != null
                && schema.getEnumeration().contains(CatalogList.ALL)) {
            schema.setEnumeration(lists);
        }
    }

    /** Replaces {@link FieldNames#ALL} by the names of the fields of the schema that the parameter refers to. */
    private static void enumerateFields(Parameter parameter, OpenAPI contract) {
        Schema schema = parameter.getSchema();
        if (schema != null
                && schema.getEnumeration() != null
                && schema.getEnumeration().contains(FieldNames.ALL)) {
            String type = schema.getItems().getRef().replaceFirst(".*/", "");
            schema.setEnumeration(List.copyOf(
                    Objects.requireNonNull(contract.getComponents().getSchemas().get(type), type)
                            .getProperties()
                            .keySet()));
            schema.setItems(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
        }
    }

    /** Moves the allowed values of a list to its items. The framework declares them for the list as a whole. */
    private static void moveEnumerationToItems(Parameter parameter) {
        Schema schema = parameter.getSchema();
        if (schema != null && schema.getItems() != null && schema.getEnumeration() != null) {
            schema.getItems().setEnumeration(schema.getEnumeration());
            schema.setEnumeration(null);
        }
    }

    /**
     * Names the constants that generators of clients create from the values of {@code sort}. Two values can differ only
     * by a minus sign.
     */
    private static void nameEnumConstants(Parameter parameter) {
        Schema schema = parameter.getSchema();
        if (schema != null
                && schema.getEnumeration() != null
                && schema.getEnumeration().stream()
                        .anyMatch(value -> value.toString().startsWith("-"))) {
            schema.addExtension(
                    "x-enum-varnames",
                    schema.getEnumeration().stream()
                            .map(value -> constant(value.toString()))
                            .toList());
        }
    }

    private static String constant(String value) {
        String name = value.replaceFirst("^-", "")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
        return value.startsWith("-") ? name + "_DESCENDING" : name;
    }

    /**
     * Moves the example of a query parameter to its schema and its description, where it is visible. Swagger UI fills
     * the example of a parameter into its form, and an unwanted filter would narrow the first response that a person
     * sees. Path parameters keep their examples.
     */
    private static void moveExampleToDescription(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.QUERY
                && parameter.getExample() != null
                && parameter.getSchema() != null) {
            Schema items = parameter.getSchema().getItems();
            // The framework would read the bare text 1201A457-101 as a number, so an example can be a list with that
            // text.
            Object example = parameter.getExample() instanceof List<?> list ? list.get(0) : parameter.getExample();
            (items == null ? parameter.getSchema() : items).setExamples(List.of(example));
            parameter.setDescription(parameter.getDescription() + " For example `" + example + "`.");
            parameter.setExample(null);
        }
    }
}
