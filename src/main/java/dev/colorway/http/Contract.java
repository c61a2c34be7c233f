// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The document-wide parts of the contract: what every operation has in common and would else be declared at each. It runs when the
 * service is built.
 */
public class Contract implements OASFilter {

    /** The framework names a list after the Java type of its items: PageSneakerView. */
    private static final Pattern PAGE = Pattern.compile("Page(\\w+)View");
    private static final String EXAMPLES = "#/components/examples/";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        nameThePages(contract);
        Map<Integer, String> problems = addProblems(contract);
        contract.getPaths().getPathItems().forEach((path, item) -> item.getOperations().values().forEach(operation -> {
            describeSuccess(operation);
            // Reads are public, and say so.
            operation.setSecurity(List.of());
            problems.forEach((status, name) -> {
                if (status != ProblemType.NOT_FOUND.status() || path.contains("{")) {
                    operation.getResponses().addAPIResponse(status.toString(), OASFactory.createAPIResponse().ref(name));
                }
            });
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(Contract::typeDefault);
                operation.getParameters().forEach(Contract::showExampleWithoutFillingItIn);
            }
        }));
    }

    private static void nameThePages(OpenAPI contract) {
        Map<String, Schema> named = new LinkedHashMap<>();
        contract.getComponents().getSchemas().forEach((name, schema) -> named.put(pageName(name), schema));
        named.remove("Page");
        contract.getComponents().setSchemas(named);
        contract.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().getMediaTypes().values().stream()).map(MediaType::getSchema)
                .filter(schema -> schema != null && schema.getRef() != null).forEach(schema -> schema.setRef(pageName(schema.getRef())));
    }

    private static String pageName(String name) {
        return PAGE.matcher(name).replaceAll("$1Page");
    }

    /** One response for each status that a read can fail with, made from the problem types; gives the references by status. */
    private static Map<Integer, String> addProblems(OpenAPI contract) {
        Map<Integer, String> references = new LinkedHashMap<>();
        for (int status : List.of(400, 403, 404, 405, 406, 413, 500, 503)) {
            List<ProblemType> types = Arrays.stream(ProblemType.values()).filter(type -> type.status() == status).toList();
            String name = "Problem" + status;
            contract.getComponents().addResponse(name, problem(types));
            references.put(status, "#/components/responses/" + name);
        }
        return references;
    }

    private static APIResponse problem(List<ProblemType> types) {
        MediaType content = OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        types.forEach(type -> content.addExample(type.slug(), example(type)));
        String description = String.join(" ", types.stream().map(type -> type.title() + ". " + type.explanation()).toList());
        APIResponse response = OASFactory.createAPIResponse().description(description)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, content));
        addHeader(response, RequestId.HEADER);
        switch (types.get(0)) {
            case METHOD_NOT_ALLOWED -> addHeader(response, "Allow");
            case UNAVAILABLE -> addHeader(response, "Retry-After");
            default -> {
            }
        }
        return response;
    }

    private static Example example(ProblemType type) {
        return OASFactory.createExample().ref(EXAMPLES + "problem-" + type.slug());
    }

    private static void describeSuccess(Operation operation) {
        APIResponse success = operation.getResponses().getAPIResponse("200");
        success.setDescription(success.getDescription() == null || success.getDescription().equals("OK") ? "The answer." : success.getDescription());
        List.of("ETag", "Cache-Control", "Vary", RequestId.HEADER).forEach(name -> addHeader(success, name));
        if (isPaged(success.getContent())) {
            addHeader(success, "Link");
        }
        operation.getResponses().addAPIResponse("304", OASFactory.createAPIResponse().ref("#/components/responses/NotModified"));
    }

    private static boolean isPaged(Content content) {
        Schema schema = content.getMediaType("application/json").getSchema();
        return schema.getRef() != null && schema.getRef().endsWith("Page");
    }

    private static void addHeader(APIResponse response, String name) {
        Header reference = OASFactory.createHeader().ref("#/components/headers/" + name);
        response.addHeader(name, reference);
    }

    /** The default of a number or a truth value as such; the framework leaves it the text that the annotation holds. */
    private static void typeDefault(Parameter parameter) {
        Schema schema = parameter.getSchema();
        if (schema != null && schema.getDefaultValue() instanceof String text && schema.getType() != null) {
            if (schema.getType().contains(Schema.SchemaType.INTEGER)) {
                schema.setDefaultValue(Integer.valueOf(text));
            } else if (schema.getType().contains(Schema.SchemaType.BOOLEAN)) {
                schema.setDefaultValue(Boolean.valueOf(text));
            }
        }
    }

    /**
     * Swagger UI fills a parameter's own example into its field, and a filter that nobody chose would narrow the first answer that a
     * person sees. An example in the schema is only shown. What a path needs stays filled in.
     */
    private static void showExampleWithoutFillingItIn(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.QUERY && parameter.getExample() != null && parameter.getSchema() != null) {
            boolean several = parameter.getSchema().getItems() != null;
            parameter.getSchema().setExamples(List.of(several ? List.of(parameter.getExample()) : parameter.getExample()));
            parameter.setExample(null);
        }
    }
}
