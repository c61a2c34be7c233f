// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import dev.colorway.http.CatalogList;
import dev.colorway.http.FieldNames;
import dev.colorway.http.RequestId;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds the parts of the OpenAPI document that all operations have in common and would otherwise declare one by one.
 * Runs when the service is built.
 */
public class OpenApiFilter implements OASFilter {

    /** The name that the framework gives a page, after the Java type of its items: PageSneakerView. */
    private static final Pattern PAGE = Pattern.compile("Page(\\w+)View");

    private static final String EXAMPLES = "#/components/examples/";

    /** The path of an entry, which can be renamed, or of its drawing. */
    private static final Pattern ENTRY = Pattern.compile("/[a-z-]+/\\{(slug|sneaker)}(/drawing)?");

    private static final String DRAWING = "image/svg+xml";

    private static final String MOVED = "#/components/responses/Moved";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        renamePages(contract);
        EntryOperations.rename(contract);
        contract.getComponents().getSchemas().values().stream()
                .filter(schema -> schema.getProperties() != null)
                .flatMap(schema -> schema.getProperties().values().stream())
                .forEach(property -> unquoteExamples(property, contract));
        BodySchemas.describe(contract);
        Map<Integer, String> problems = addProblems(contract);
        List<Object> lists = lists(contract);
        contract.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    if (method == HttpMethod.GET) {
                        describeSuccess(operation);
                        addRevisionHeader(path, method, operation.getResponses().getAPIResponse("200"));
                        describeForBrowsers(path, operation);
                        // Reads are public and declare it, except those that only writers may send.
                        operation.setSecurity(isForWriters(path) ? WriteOperations.SECURITY : List.of());
                    } else {
                        WriteOperations.describe(contract, path, method, operation);
                    }
                    if (ENTRY.matcher(path).matches()) {
                        operation
                                .getResponses()
                                .addAPIResponse(
                                        "308", OASFactory.createAPIResponse().ref(MOVED));
                    }
                    failures(path, method)
                            .forEach(status -> operation
                                    .getResponses()
                                    .addAPIResponse(
                                            status.toString(),
                                            OASFactory.createAPIResponse().ref(problems.get(status))));
                    if (operation.getParameters() != null) {
                        operation.getParameters().forEach(OpenApiFilter::normalizeDefault);
                        operation.getParameters().forEach(parameter -> enumerateLists(parameter, lists));
                        operation.getParameters().forEach(parameter -> enumerateFields(parameter, contract));
                        operation.getParameters().forEach(OpenApiFilter::moveEnumerationToItems);
                        operation.getParameters().forEach(OpenApiFilter::nameEnumConstants);
                        operation.getParameters().forEach(OpenApiFilter::moveExampleToDescription);
                    }
                }));
    }

    private static boolean isForWriters(String path) {
        return path.startsWith("/imports");
    }

    /**
     * Returns whether an operation reads or writes the catalog, so that its response has the revision of the catalog.
     */
    static boolean isOfCatalog(String path, HttpMethod method) {
        return !path.equals("/")
                && !path.startsWith("/problems")
                && (!path.startsWith("/imports") || method == HttpMethod.POST);
    }

    /** Returns the statuses that an operation can fail with. */
    private static List<Integer> failures(String path, HttpMethod method) {
        SortedSet<Integer> statuses = new TreeSet<>(List.of(400, 403, 405, 406, 408, 413, 414, 431, 500, 501, 503));
        if (path.contains("{") && method != HttpMethod.PUT) {
            statuses.add(404);
        }
        if (isForWriters(path)) {
            statuses.addAll(List.of(401, 429));
        }
        if (path.startsWith("/changes")) {
            statuses.add(410);
        }
        if (method == HttpMethod.GET && !path.endsWith("/stream")) {
            statuses.add(412);
        }
        return List.copyOf(method == HttpMethod.GET ? statuses : WriteOperations.failures(path, method, statuses));
    }

    private static void renamePages(OpenAPI contract) {
        Map<String, Schema> named = new LinkedHashMap<>();
        contract.getComponents().getSchemas().forEach((name, schema) -> {
            Matcher page = PAGE.matcher(name);
            if (page.matches()) {
                schema.setDescription("One page of " + displayName(page.group(1)) + "s.");
            }
            named.put(pageName(name), schema);
        });
        named.remove("Page");
        // The Java types of bodies. The operations declare the schemas of their bodies.
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

    /** Returns the words of a type name in lower case: "size chart" for SizeChart. */
    static String displayName(String typeName) {
        return typeName.replaceAll("(?<=.)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /**
     * Adds one response for each status that a request can fail with, built from the problem types.
     *
     * @return the references to the responses, by status
     */
    private static Map<Integer, String> addProblems(OpenAPI contract) {
        Map<Integer, String> references = new LinkedHashMap<>();
        for (int status : Arrays.stream(ProblemType.values())
                .map(ProblemType::status)
                .collect(Collectors.toCollection(TreeSet::new))) {
            List<ProblemType> types = Arrays.stream(ProblemType.values())
                    .filter(type -> type.status() == status)
                    .toList();
            String name = "Problem" + status;
            contract.getComponents().addResponse(name, problem(types));
            references.put(status, "#/components/responses/" + name);
        }
        return references;
    }

    private static APIResponse problem(List<ProblemType> types) {
        MediaType content =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        types.forEach(type -> content.addExample(type.slug(), example(type)));
        String description = types.stream()
                .map(type -> "**" + type.title() + "**: " + type.explanation())
                .collect(Collectors.joining("\n\n"));
        APIResponse response = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, content));
        addHeader(response, RequestId.HEADER);
        switch (types.get(0)) {
            case METHOD_NOT_ALLOWED -> addHeader(response, "Allow");
            case UNAUTHENTICATED -> addHeader(response, "WWW-Authenticate");
            case UNAVAILABLE, TOO_MANY_FAILURES, INSUFFICIENT_STORAGE -> addHeader(response, "Retry-After");
            case UNSUPPORTED_MEDIA_TYPE -> {
                addHeader(response, "Accept");
                addHeader(response, "Accept-Patch");
            }
            default -> {}
        }
        return response;
    }

    private static Example example(ProblemType type) {
        return OASFactory.createExample().ref(EXAMPLES + "problem-" + type.slug());
    }

    private static void describeSuccess(Operation operation) {
        APIResponse success = operation.getResponses().getAPIResponse("200");
        if (success.getContent().getMediaType("text/event-stream") != null) {
            List.of("Cache-Control", "Vary", RequestId.HEADER).forEach(name -> addHeader(success, name));
            success.setDescription("Server-Sent Events, one for each change. The stream stays open until the client or "
                    + "the service closes it.");
            return;
        }
        if (success.getContent().getMediaType(DRAWING) != null) {
            success.setDescription("The drawing.");
            describeConditional(operation, success);
            return;
        }
        if (success.getContent().getMediaType("application/json") == null) {
            // A file is written while its rows are read, so it has no ETag.
            List.of("Cache-Control", "Content-Disposition", "Vary", RequestId.HEADER)
                    .forEach(name -> addHeader(success, name));
            success.setDescription("The catalog as an NDJSON or CSV file, in rows that `/imports` accepts.");
            return;
        }
        success.setDescription(successDescription(success.getContent()));
        describeConditional(operation, success);
        if (isPaged(success.getContent())) {
            addHeader(success, "Link");
        }
        if (isImportable(success.getContent())) {
            List.of("application/x-ndjson", "text/csv")
                    .forEach(type -> success.getContent()
                            .addMediaType(
                                    type,
                                    OASFactory.createMediaType()
                                            .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))));
        }
    }

    /** Describes a read whose response has an ETag. */
    private static void describeConditional(Operation operation, APIResponse success) {
        List.of("ETag", "Cache-Control", "Vary", RequestId.HEADER).forEach(name -> addHeader(success, name));
        operation
                .getResponses()
                .addAPIResponse("304", OASFactory.createAPIResponse().ref("#/components/responses/NotModified"));
    }

    /** Returns what a successful read returns, named after its schema: "The size chart." */
    private static String successDescription(Content content) {
        String reference = content.getMediaType("application/json").getSchema().getRef();
        if (reference == null) {
            return "The addresses of the resources, of the OpenAPI document and of Swagger UI.";
        }
        String name = reference.replaceFirst(".*/", "");
        if (isPaged(content)) {
            String items = displayName(name.replaceFirst("Page$", "")) + "s";
            if (!isImportable(content)) {
                return "One page of " + items + ".";
            }
            return "One page of " + items + " as JSON, or all matching " + items
                    + " as NDJSON or CSV, in rows that `/imports` accepts.";
        }
        return "The " + displayName(name) + ".";
    }

    static void addRevisionHeader(String path, HttpMethod method, APIResponse success) {
        if (isOfCatalog(path, method)) {
            addHeader(success, "Catalog-Revision");
        }
    }

    /**
     * Adds the responses that a browser gets instead of JSON. In the code they are separate operations; callers see
     * only one.
     */
    private static void describeForBrowsers(String path, Operation operation) {
        if (path.equals("/")) {
            APIResponse redirect = OASFactory.createAPIResponse()
                    .description("A redirect to Swagger UI, for requests that accept `text/html`.");
            addHeader(redirect, "Location");
            operation.getResponses().addAPIResponse("307", redirect);
        } else if (path.startsWith("/problems")) {
            MediaType page = OASFactory.createMediaType()
                    .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
            operation.getResponses().getAPIResponse("200").getContent().addMediaType("text/html", page);
        }
    }

    /**
     * Returns whether a list can also be a file that {@code /imports} accepts. A list with a table of its own cannot.
     */
    private static boolean isImportable(Content content) {
        return isPaged(content) && content.getMediaType("text/csv") == null;
    }

    private static boolean isPaged(Content content) {
        Schema schema = content.getMediaType("application/json").getSchema();
        return schema.getRef() != null && schema.getRef().endsWith("Page");
    }

    static void addHeader(APIResponse response, String name) {
        Header reference = OASFactory.createHeader().ref("#/components/headers/" + name);
        response.addHeader(name, reference);
    }

    /**
     * Keeps the examples of text as text: the framework reads the example 2008 of a date as a number. An example that
     * it cannot read as JSON is in quotation marks in the code.
     */
    private static void unquoteExamples(Schema property, OpenAPI contract) {
        Schema type = property.getRef() == null
                ? property
                : contract.getComponents().getSchemas().get(property.getRef().replaceFirst(".*/", ""));
        if (property.getExamples() != null
                && type.getType() != null
                && type.getType().contains(Schema.SchemaType.STRING)) {
            property.setExamples(property.getExamples().stream()
                    .map(example -> (Object) example.toString().replaceAll("^\"|\"$", ""))
                    .toList());
        }
    }

    /**
     * Moves the default next to the type, and turns it into a number or a boolean where the type is one. The framework
     * declares it as a second type that the value must have, or leaves it as the text of the annotation.
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
     * Returns the names of all lists of the catalog: the paths with a POST, in the order of
     * {@code META-INF/openapi.yaml}. While the service is built, there are no beans of {@link CatalogList}.
     */
    private static List<Object> lists(OpenAPI contract) {
        return contract.getPaths().getPathItems().entrySet().stream()
                .filter(item -> item.getValue().getPOST() != null && !isForWriters(item.getKey()))
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
            schema.setEnumeration(List.copyOf(contract.getComponents()
                    .getSchemas()
                    .get(type)
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
     * Names the constants that generators of clients create from the values of {@code sort}. The values differ only by
     * a sign.
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
     * sees. The examples of path parameters stay filled in.
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
