// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * What the schemas of bodies and parameters need beside their annotations, so that they allow exactly what the service
 * accepts: no unknown fields, null for a field that may be left out, no empty text, patterns for the whole text.
 */
final class ContractOfBodies {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String DRAFT = "Draft";
    private static final String REFERENCE = "EntryReference";

    /** The schema that no value has. */
    static final Schema NONE = OASFactory.createSchema().booleanSchema(false);

    private ContractOfBodies() {}

    static void describe(OpenAPI contract) {
        Map<String, Schema> schemas = contract.getComponents().getSchemas();
        Stream.concat(schemas.values().stream(), parameters(contract))
                .forEach(schema -> walk(schema, ContractOfBodies::anchor));
        schemas.forEach((name, schema) -> {
            if (name.endsWith(DRAFT) || name.equals(REFERENCE)) {
                close(schema, contract);
            }
        });
        contract.getComponents().addSchema(REFERENCE, orSlug(schemas.get(REFERENCE)));
        contract.getComponents()
                .getSchemas()
                .values()
                .forEach(schema -> walk(schema, ContractOfBodies::dropTypeOfReference));
    }

    private static Stream<Schema> parameters(OpenAPI contract) {
        return contract.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> orNone(operation.getParameters()))
                .map(Parameter::getSchema)
                .filter(schema -> schema != null);
    }

    private static void walk(Schema schema, Consumer<Schema> each) {
        each.accept(schema);
        Stream.of(
                        orNone(
                                schema.getProperties() == null
                                        ? null
                                        : schema.getProperties().values()),
                        Stream.ofNullable(schema.getItems()),
                        orNone(schema.getAnyOf()),
                        orNone(schema.getAllOf()))
                .flatMap(part -> part)
                .forEach(part -> walk(part, each));
    }

    private static <T> Stream<T> orNone(Collection<T> some) {
        return some == null ? Stream.empty() : some.stream();
    }

    /** A pattern of JSON Schema finds; a constraint of the code has to match the whole text. */
    private static void anchor(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.setPattern("^" + pattern + "$");
        }
    }

    /** The framework adds the type of the class; a reference can also be text. */
    private static void dropTypeOfReference(Schema schema) {
        if ((SCHEMAS + REFERENCE).equals(schema.getRef())) {
            schema.setType(null);
        }
    }

    private static void close(Schema draft, OpenAPI contract) {
        draft.setAdditionalPropertiesSchema(NONE);
        List<String> required = draft.getRequired() == null ? List.of() : draft.getRequired();
        draft.getProperties().values().stream()
                .filter(ContractOfBodies::isFreeText)
                .forEach(text -> text.setMinLength(1));
        Map<String, Schema> properties = new LinkedHashMap<>();
        draft.getProperties()
                .forEach((name, property) ->
                        properties.put(name, required.contains(name) ? property : orNull(property, contract)));
        draft.setProperties(properties);
    }

    private static boolean isFreeText(Schema property) {
        return property.getType() != null
                && property.getType().contains(Schema.SchemaType.STRING)
                && property.getRef() == null
                && property.getPattern() == null
                && property.getFormat() == null
                && property.getEnumeration() == null;
    }

    /** A reference, or its slug alone. */
    private static Schema orSlug(Schema reference) {
        Schema slug = reference.getProperties().get("slug");
        return OASFactory.createSchema()
                .description(reference.getDescription())
                .anyOf(List.of(slug, reference.description(null)));
    }

    /**
     * Text that may be null is written as such, in place: generators of clients make something of that, and of a choice
     * of two they do not.
     */
    private static Schema orNull(Schema field, OpenAPI contract) {
        Schema plain = field.getRef() == null
                ? field
                : contract.getComponents().getSchemas().get(field.getRef().substring(SCHEMAS.length()));
        if (plain.getType() == null || !plain.getType().contains(Schema.SchemaType.STRING)) {
            return OASFactory.createSchema()
                    .anyOf(List.of(field, OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
        }
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .addType(Schema.SchemaType.NULL)
                .pattern(plain.getPattern())
                .minLength(plain.getMinLength())
                .maxLength(plain.getMaxLength())
                .description(field.getDescription() == null ? plain.getDescription() : field.getDescription())
                .examples(field.getExamples());
    }
}
