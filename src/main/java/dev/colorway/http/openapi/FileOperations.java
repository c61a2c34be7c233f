// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import dev.colorway.http.FileType;
import dev.colorway.http.RequestId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds the addresses of files to the OpenAPI document: {@code /sneakers.{format}} for {@code /sneakers}. In the code, a
 * file and its list are one operation, and the header {@code Accept} selects the format.
 */
final class FileOperations {

    /** The formats of files, in the order in which the document lists them. */
    static final List<FileType> FORMATS = List.of(FileType.NDJSON, FileType.CSV, FileType.TSV, FileType.XLSX);

    private static final String FORMAT = "format";
    private static final String CATALOG = "/catalog";

    /**
     * The query parameters of a list that its file does not have: they select a page, or values that rows do not
     * contain.
     */
    private static final Set<String> NOT_OF_FILES =
            Set.of("limit", "cursor", "include", "convertTo", "facets", "sizeSystem");

    private FileOperations() {}

    /** Adds the media types of files to the content of a response. */
    static void addTypes(Content content) {
        FORMATS.forEach(type -> content.addMediaType(
                type.mediaType(), OASFactory.createMediaType().schema(text())));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    /**
     * Adds an address for each list that can be a file, and for each other table, except those that only writers can
     * read. Call this method after {@link ReadOperations} has described all reads.
     */
    static void add(OpenAPI contract) {
        Parameter bom = contract.getPaths().getPathItem(CATALOG).getGET().getParameters().stream()
                .filter(parameter -> parameter.getName().equals("bom"))
                .findFirst()
                .orElseThrow();
        Map<String, PathItem> files = new LinkedHashMap<>();
        contract.getPaths().getPathItems().forEach((path, item) -> {
            Operation read = item.getGET();
            if (read == null || WriteOperations.isForWriters(path)) {
                return;
            }
            if (answers(read, FileType.NDJSON)) {
                files.put(
                        path + ".{" + FORMAT + "}", OASFactory.createPathItem().GET(file(path, read, bom)));
            } else if (answers(read, FileType.CSV)) {
                files.put(
                        path + "." + FileType.CSV.extension(),
                        OASFactory.createPathItem().GET(table(path, read)));
            }
        });
        files.forEach(contract.getPaths()::addPathItem);
    }

    private static boolean answers(Operation operation, FileType type) {
        return operation
                .getResponses()
                .getAPIResponse("200")
                .getContent()
                .getMediaTypes()
                .containsKey(type.mediaType());
    }

    private static Operation file(String path, Operation list, Parameter bom) {
        List<Parameter> given = list.getParameters() == null ? List.of() : list.getParameters();
        List<Parameter> parameters = new ArrayList<>(Stream.concat(
                        Stream.of(format()),
                        given.stream().filter(parameter -> !NOT_OF_FILES.contains(parameter.getName())))
                .toList());
        if (!parameters.contains(bom)) {
            parameters.add(bom);
        }
        Operation file = OASFactory.createOperation()
                .operationId(fileId(list))
                .summary("Export as a file: " + path + ".csv")
                .description(
                        path.equals(CATALOG)
                                ? "Returns the whole catalog as a file. The header `Accept` is not used. `/imports` "
                                        + "accepts the file."
                                : "Returns all that `" + path + "` lists for the same filters, in the same order, as "
                                        + "a file. The header `Accept` is not used. Tables begin with the columns "
                                        + "that a person wants first. `/imports` accepts the file and ignores the "
                                        + "columns that it cannot write.")
                .tags(list.getTags())
                .parameters(parameters)
                .security(List.of())
                .responses(OASFactory.createAPIResponses());
        list.getResponses()
                .getAPIResponses()
                .forEach((status, response) ->
                        file.getResponses().addAPIResponse(status, status.equals("200") ? success() : response));
        file.getResponses()
                .addAPIResponse("304", OASFactory.createAPIResponse().ref("#/components/responses/NotModified"));
        file.getResponses()
                .addAPIResponse("404", OASFactory.createAPIResponse().ref("#/components/responses/Problem404"));
        return file;
    }

    private static String fileId(Operation read) {
        return read.getOperationId().replaceFirst("^(list|export|get|read)", "export") + "File";
    }

    /**
     * Returns the GET operation for a table that is available only as CSV and that {@code /imports} does not accept.
     */
    private static Operation table(String path, Operation read) {
        Operation table = OASFactory.createOperation()
                .operationId(fileId(read))
                .summary("Read as a table: " + path + ".csv")
                .description("Returns the CSV table of `" + path + "` for the same query. The header `Accept` is not "
                        + "used. `/imports` does not accept the table.")
                .tags(read.getTags())
                .parameters(read.getParameters())
                .security(List.of())
                .responses(OASFactory.createAPIResponses());
        read.getResponses()
                .getAPIResponses()
                .forEach((status, response) -> table.getResponses()
                        .addAPIResponse(
                                status,
                                status.equals("200")
                                        ? OASFactory.createAPIResponse()
                                                .description("The table.")
                                                .headers(response.getHeaders())
                                                .content(OASFactory.createContent()
                                                        .addMediaType(
                                                                FileType.CSV.mediaType(),
                                                                OASFactory.createMediaType()
                                                                        .schema(text())))
                                        : response));
        return table;
    }

    private static Parameter format() {
        return OASFactory.createParameter()
                .name(FORMAT)
                .in(Parameter.In.PATH)
                .required(true)
                .description("The format: `xlsx` is a workbook of a spreadsheet.")
                .example(FileType.CSV.extension())
                .schema(text().enumeration(FORMATS.stream()
                        .map(type -> (Object) type.extension())
                        .toList()));
    }

    private static APIResponse success() {
        APIResponse success = OASFactory.createAPIResponse()
                .description("All matches, in rows that `/imports` accepts; as a workbook, one sheet for each list.")
                .content(OASFactory.createContent());
        addTypes(success.getContent());
        describe(success);
        ResponseHeaders.add(success, "Catalog-Revision");
        return success;
    }

    /** Adds the headers of a file to its response. */
    static void describe(APIResponse success) {
        List.of("ETag", "Cache-Control", "Content-Disposition", "Vary", RequestId.HEADER)
                .forEach(name -> ResponseHeaders.add(success, name));
    }
}
