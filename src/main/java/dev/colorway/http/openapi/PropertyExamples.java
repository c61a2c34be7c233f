// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Corrects the examples of the fields of schemas. */
final class PropertyExamples {

    private PropertyExamples() {}

    static void correct(OpenAPI contract) {
        contract.getComponents().getSchemas().values().stream()
                .filter(schema -> schema.getProperties() != null)
                .flatMap(schema -> schema.getProperties().values().stream())
                .forEach(property -> unquoteExamples(property, contract));
    }

    /**
     * Turns the examples of text fields into text: the framework reads an example such as 2008, a date, as a number.
     * Removes the quotation marks around an example: some annotations have them, because the framework could not read
     * the example as JSON without them.
     */
    private static void unquoteExamples(Schema property, OpenAPI contract) {
        Schema type = property.getRef() == null
                ? property
                : contract.getComponents().getSchemas().get(property.getRef().replaceFirst(".*/", ""));
        if (property.getExamples() != null
                && type != null
                && type.getType() != null
                && type.getType().contains(Schema.SchemaType.STRING)) {
            property.setExamples(property.getExamples().stream()
                    .map(example -> (Object) example.toString().replaceAll("^\"|\"$", ""))
                    .toList());
        }
    }
}
