// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import dev.colorway.http.DisplayName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Names the schemas of pages after their items: {@code SneakerPage}. */
final class PageSchemas {

    /** The name that the framework gives a page, after the Java type of its items: PageSneakerView. */
    private static final Pattern PAGE = Pattern.compile("Page(\\w+)View");

    private PageSchemas() {}

    static void rename(OpenAPI contract) {
        Map<String, Schema> named = new LinkedHashMap<>();
        contract.getComponents().getSchemas().forEach((name, schema) -> {
            Matcher page = PAGE.matcher(name);
            if (page.matches()) {
                schema.setDescription("One page of " + DisplayName.of(page.group(1)) + "s.");
            }
            named.put(pageName(name), schema);
        });
        named.remove("Page");
        // Removes the schemas of Java types that represent bodies. Each operation declares the real schema of its body.
        named.keySet().removeAll(Set.of("JsonNode", "JsonNodeType", "OneOrMore"));
        contract.getComponents().setSchemas(named);
        contract.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .filter(schema -> schema != null && schema.getRef() != null)
                .forEach(schema -> schema.setRef(pageName(schema.getRef())));
    }

    private static String pageName(String name) {
        return PAGE.matcher(name).replaceAll("$1Page");
    }

    /** Returns whether the JSON of a response is a page. */
    static boolean isPaged(Content content) {
        Schema schema = content.getMediaType("application/json").getSchema();
        return schema.getRef() != null && schema.getRef().endsWith("Page");
    }
}
