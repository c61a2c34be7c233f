// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The measurement of one kind of request on one filled database.
 *
 * @param answers the count of responses by status; times are those of a {@code 200}
 * @param statements the count per request
 * @param rows the count of rows read per request; null if not measured
 * @param p50 the median time to a response, in milliseconds; null without a {@code 200}
 * @param p99 the 99th percentile of the time to a response, in milliseconds; null without a {@code 200}
 * @param matches the median of {@code total}; null if the response has none
 * @param bytes the median size of a response
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SearchMeasurement(
        SearchKind kind,
        String database,
        int sneakers,
        Map<Integer, Integer> answers,
        Double statements,
        Double rows,
        Double p50,
        Double p99,
        Long matches,
        Long bytes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The folder of results and plans. */
    static final Path FOLDER = Path.of("target", "bench");

    /** Stores the measurements of a database, one per line. */
    static void write(String name, List<SearchMeasurement> measurements) throws IOException {
        List<String> lines = new ArrayList<>();
        for (SearchMeasurement measurement : measurements) {
            lines.add(JSON.writeValueAsString(measurement));
        }
        Files.write(Files.createDirectories(FOLDER).resolve("search-" + name + ".json"), lines);
    }

    static List<SearchMeasurement> read(Path file) throws IOException {
        List<SearchMeasurement> measurements = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            measurements.add(JSON.readValue(line, SearchMeasurement.class));
        }
        return measurements;
    }

    /** Returns a row of the table under {@link #HEADER}. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-46s %10s %10s %9s %9s %10s %8s  %s",
                kind.title(),
                text("%.1f", statements),
                text("%.0f", rows),
                text("%.1f", p50),
                text("%.1f", p99),
                text("%d", matches),
                text("%d", bytes),
                answers);
    }

    static final String HEADER = String.format(
            "%-46s %10s %10s %9s %9s %10s %8s  %s",
            "", "statements", "rows", "p50, ms", "p99, ms", "matches", "bytes", "responses by status");

    static String text(String format, Number value) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value);
    }
}
