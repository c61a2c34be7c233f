// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.colorway.testing.Contract;
import dev.colorway.testing.Contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Sends random requests of the served contract to the packaged service, and judges each response by the contract: its
 * status, its media type, and its JSON.
 */
public final class FuzzBenchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STREAM = "text/event-stream";
    private static final int MAX_SHOWN = 20;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Contract contract;
    private final Map<String, Schema> schemas = new HashMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Map<String, Integer> faults = new TreeMap<>();

    private FuzzBenchmark(Contract contract) {
        this.contract = contract;
    }

    /** @param args the settings that docs/BENCHMARKS.md lists */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        Settings settings = AttackTarget.settings(args, "requests=20000", "seed=1");
        boolean isGood;
        try (AttackTarget target = new AttackTarget(settings)) {
            target.empty();
            JavaServer server = target.startBuiltIn();
            try {
                String base = "http://127.0.0.1:" + server.port();
                byte[] served =
                        Requests.get(base + "/q/openapi?format=json", Map.of()).body();
                FuzzBenchmark benchmark = new FuzzBenchmark(new Contract(JSON.readTree(served)));
                isGood = benchmark.fuzz(base, settings.number("requests"), new Random(settings.number("seed")));
            } finally {
                server.stop();
            }
        }
        System.exit(isGood ? 0 : 1);
    }

    private boolean fuzz(String base, int count, Random random) throws IOException, InterruptedException {
        FuzzRequests requests = new FuzzRequests(base, contract, random);
        for (int sent = 0; sent < count; sent++) {
            judge(requests.next());
        }
        System.out.printf(Locale.ROOT, "%,d requests; responses by status: %s; faults: %s%n", count, statuses, faults);
        return faults.isEmpty();
    }

    private void judge(FuzzRequests.Fuzz fuzz) throws InterruptedException {
        try {
            HttpResponse<InputStream> answer = client.send(fuzz.request(), BodyHandlers.ofInputStream());
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(" *;.*", "");
            try (InputStream body = answer.body()) {
                // A stream has no end.
                String text = type.equals(STREAM) ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
                Optional<String> fault = fault(fuzz.operation(), answer.statusCode(), type, text);
                fault.ifPresent(what -> report(what, fuzz, answer.statusCode() + " " + type + " " + text));
            }
        } catch (IOException broken) {
            report("no response", fuzz, broken.toString());
        }
    }

    private void report(String fault, FuzzRequests.Fuzz fuzz, String answer) {
        if (faults.merge(fault, 1, Integer::sum) <= MAX_SHOWN) {
            System.out.printf("%s: %s%n    %s%n", fault, shortened(fuzz.toString()), shortened(answer));
        }
    }

    private static String shortened(String text) {
        return text.length() > 1000 ? text.substring(0, 1000) + "..." : text;
    }

    /** Returns what the contract does not allow; empty if nothing. */
    private Optional<String> fault(Operation operation, int status, String type, String body) {
        if (status >= SERVER_ERROR && status != UNAVAILABLE) {
            return Optional.of("server error");
        }
        String pointer = "/responses/" + status;
        JsonNode response = resolved(operation.json().at(pointer));
        if (response.isMissingNode()) {
            return Optional.of("undocumented status");
        }
        JsonNode content = response.path("content");
        if (body.isEmpty()) {
            // A response without a body, or a stream.
            return content.isEmpty() || type.equals(STREAM) || content.has(type)
                    ? Optional.empty()
                    : Optional.of("missing body");
        }
        if (!content.has(type)) {
            // The catalog as a page is not part of the contract.
            if (operation.path().equals("/") && type.equals("text/html")) {
                return Optional.empty();
            }
            return Optional.of("undocumented media type");
        }
        return type.matches("application/(problem\\+)?json")
                ? schemaFault(operation + pointer + type, content.get(type), body)
                : Optional.empty();
    }

    private JsonNode resolved(JsonNode json) {
        return json.has("$ref")
                ? contract.document().at(json.get("$ref").asText().substring(1))
                : json;
    }

    private Optional<String> schemaFault(String key, JsonNode media, String body) {
        if (!media.has("schema") || media.at("/schema/type").asText().equals("string")) {
            return Optional.empty();
        }
        Schema schema = schemas.computeIfAbsent(key, absent -> {
            ObjectNode root = media.get("schema").deepCopy();
            root.set("components", contract.document().get("components"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(root);
        });
        try {
            return schema.validate(JSON.readTree(body)).stream()
                    .findFirst()
                    .map(error ->
                            "does not match its schema: " + error.getMessage().replaceAll("[0-9]+", "0"));
        } catch (JsonProcessingException noJson) {
            return Optional.of("not JSON");
        }
    }
}
