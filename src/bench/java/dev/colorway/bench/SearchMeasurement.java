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
 * What was measured of one kind of question on one filled database.
 *
 * @param answers how many answers had which status; times are those of a {@code 200}
 * @param statements for each question
 * @param rows read for each question; null if that was not measured
 * @param p50 half of the answers took no more, in milliseconds; null if there was none
 * @param p99 99 of 100 took no more
 * @param matches the median of {@code total}; null if the answer has none
 * @param bytes the median size of an answer
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
    /** Where they are kept, and where plans are. */
    static final Path FOLDER = Path.of("target", "bench");

    /** Keeps those of a database, one a line. */
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

    /** As a line of the table, under {@link #HEADER}. */
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
            "", "statements", "rows", "p50, ms", "p99, ms", "matches", "bytes", "answers by status");

    static String text(String format, Number value) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value);
    }
}
