// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/**
 * Adds the parts of the OpenAPI document that all operations have in common, so that operations need not declare them.
 * Runs when the service is built.
 */
public class OpenApiFilter implements OASFilter {

    /** The path of an entry or of its drawing. After the entry was renamed, the path with the old slug redirects. */
    private static final Pattern ENTRY = Pattern.compile("/[a-z-]+/\\{(slug|sneaker)}(/drawing)?");

    private static final String MOVED = "#/components/responses/Moved";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        PageSchemas.rename(contract);
        PathParameters.describe(contract);
        EntryOperations.rename(contract);
        PropertyExamples.correct(contract);
        BodySchemas.describe(contract);
        Map<Integer, String> problems = ProblemResponses.add(contract);
        List<Object> lists = ParameterSchemas.lists(contract);
        contract.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    if (method == HttpMethod.GET) {
                        ReadOperations.describe(path, operation);
                        // The document says that reads are public, except reads that only writers may send.
                        operation.setSecurity(
                                WriteOperations.isForWriters(path) ? WriteOperations.SECURITY : List.of());
                    } else {
                        WriteOperations.describe(contract, path, method, operation);
                    }
                    if (ENTRY.matcher(path).matches()) {
                        operation
                                .getResponses()
                                .addAPIResponse(
                                        "308", OASFactory.createAPIResponse().ref(MOVED));
                    }
                    ProblemResponses.describe(path, method, operation, problems);
                    ParameterSchemas.describe(contract, operation, lists);
                }));
        FileOperations.add(contract);
    }
}
