// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Completes the schemas of bodies and parameters, which their annotations do not fully describe. The schemas then allow
 * exactly the values that the service accepts: no unknown fields, null for optional fields, no empty text, patterns for
 * the whole text.
 */
final class BodySchemas {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String DRAFT = "Draft";
    private static final String REFERENCE = "EntryReference";

    /** The schema that no value satisfies. */
    static final Schema NONE = OASFactory.createSchema().booleanSchema(false);

    private BodySchemas() {}

    static void describe(OpenAPI contract) {
        Map<String, Schema> schemas = contract.getComponents().getSchemas();
        Stream.concat(schemas.values().stream(), parameters(contract))
                .forEach(schema -> walk(schema, BodySchemas::anchorPattern));
        List.copyOf(schemas.entrySet()).stream()
                .filter(schema -> schema.getKey().endsWith(DRAFT))
                .forEach(schema -> walk(schema.getValue(), part -> referToDraft(part, contract)));
        contract.getComponents().getSchemas().forEach((name, schema) -> {
            if (name.endsWith(DRAFT) || name.equals(REFERENCE)) {
                forbidOtherMembers(schema, contract);
            }
        });
        Schema reference = Objects.requireNonNull(schemas.get(REFERENCE), REFERENCE);
        contract.getComponents().addSchema(REFERENCE, allowSlug(reference));
        contract.getComponents()
                .addSchema(
                        REFERENCE + "Patch",
                        allowSlug(
                                copy(reference).required(null).description("The fields of the reference to change.")));
        contract.getComponents()
                .getSchemas()
                .values()
                .forEach(schema -> walk(schema, BodySchemas::removeReferenceType));
    }

    private static Stream<Schema> parameters(OpenAPI contract) {
        return contract.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> streamOrEmpty(operation.getParameters()))
                .map(Parameter::getSchema)
                .filter(schema -> schema != null);
    }

    private static void walk(Schema schema, Consumer<Schema> action) {
        action.accept(schema);
        Stream.of(
                        streamOrEmpty(
                                schema.getProperties() == null
                                        ? null
                                        : schema.getProperties().values()),
                        Stream.ofNullable(schema.getItems()),
                        streamOrEmpty(schema.getAnyOf()),
                        streamOrEmpty(schema.getAllOf()))
                .flatMap(part -> part)
                .forEach(part -> walk(part, action));
    }

    private static <T> Stream<T> streamOrEmpty(@Nullable Collection<T> collection) {
        return collection == null ? Stream.empty() : collection.stream();
    }

    /**
     * Anchors a pattern. A pattern of JSON Schema matches a part of the text, but the constraint in the code matches
     * the whole text.
     */
    private static void anchorPattern(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.setPattern("^" + pattern + "$");
        }
    }

    /**
     * Removes the type from a reference to an entry. The framework adds the type of the Java class, but a reference can
     * also be text.
     */
    private static void removeReferenceType(Schema schema) {
        if ((SCHEMAS + REFERENCE).equals(schema.getRef())) {
            schema.setType(null);
        }
    }

    /**
     * Creates a separate schema for an object that a draft shares with a response. A later version can add fields to
     * the response, and a body must not have them.
     */
    private static void referToDraft(Schema part, OpenAPI contract) {
        String name = part.getRef() == null ? DRAFT : part.getRef().substring(SCHEMAS.length());
        Schema shared = contract.getComponents().getSchemas().get(name);
        if (shared == null || name.endsWith(DRAFT) || name.equals(REFERENCE) || shared.getProperties() == null) {
            return;
        }
        contract.getComponents().addSchema(name + DRAFT, copy(shared));
        part.setRef(SCHEMAS + name + DRAFT);
    }

    private static Schema copy(Schema object) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        object.getProperties()
                .forEach((name, property) -> properties.put(
                        name,
                        OASFactory.createSchema()
                                .ref(property.getRef())
                                .type(property.getType())
                                .items(property.getItems())
                                .format(property.getFormat())
                                .pattern(property.getPattern())
                                .enumeration(property.getEnumeration())
                                .minimum(property.getMinimum())
                                .maximum(property.getMaximum())
                                .minLength(property.getMinLength())
                                .maxLength(property.getMaxLength())
                                .minItems(property.getMinItems())
                                .maxItems(property.getMaxItems())
                                .description(property.getDescription())
                                .examples(property.getExamples())));
        return OASFactory.createSchema()
                .type(object.getType())
                .required(object.getRequired())
                .description(object.getDescription())
                .properties(properties)
                .additionalPropertiesSchema(object.getAdditionalPropertiesSchema());
    }

    private static void forbidOtherMembers(Schema draft, OpenAPI contract) {
        draft.setAdditionalPropertiesSchema(NONE);
        List<String> required = draft.getRequired() == null ? List.of() : draft.getRequired();
        draft.getProperties().values().stream().filter(BodySchemas::isFreeText).forEach(text -> text.setMinLength(1));
        draft.getProperties().values().stream()
                .map(Schema::getAdditionalPropertiesSchema)
                .filter(text -> text != null && isFreeText(text))
                .forEach(text -> text.type(List.of(Schema.SchemaType.STRING, Schema.SchemaType.NULL)));
        Map<String, Schema> properties = new LinkedHashMap<>();
        draft.getProperties()
                .forEach((name, property) ->
                        properties.put(name, required.contains(name) ? property : allowNull(property, contract)));
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

    /** Returns a schema for a reference, or for its slug alone. */
    private static Schema allowSlug(Schema reference) {
        Schema slug = reference.getProperties().get("slug");
        return OASFactory.createSchema()
                .description(reference.getDescription())
                .anyOf(List.of(slug, reference.description(null)));
    }

    /**
     * Returns the schema of the same field in a patch. A patch merges objects, so every field of a reference is
     * optional.
     */
    static Schema patchSchema(Schema field) {
        if ((SCHEMAS + REFERENCE).equals(field.getRef())) {
            return OASFactory.createSchema().ref(SCHEMAS + REFERENCE + "Patch").description(field.getDescription());
        }
        return field.getAnyOf() == null || field.getAnyOf().isEmpty()
                ? field
                : OASFactory.createSchema()
                        .anyOf(field.getAnyOf().stream()
                                .map(BodySchemas::patchSchema)
                                .toList());
    }

    /**
     * Returns the schema of a field that can be null. Text without an enumeration gets {@code null} as a second type of
     * the same schema, because generators of clients support a second type, but not a choice of two schemas.
     */
    private static Schema allowNull(Schema field, OpenAPI contract) {
        Schema plain = field.getRef() == null
                ? field
                : contract.getComponents().getSchemas().get(field.getRef().substring(SCHEMAS.length()));
        if (plain == null
                || plain.getType() == null
                || !plain.getType().contains(Schema.SchemaType.STRING)
                || plain.getEnumeration() != null) {
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
