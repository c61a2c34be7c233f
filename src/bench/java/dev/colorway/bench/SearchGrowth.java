// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints the results of all runs of {@link SearchBenchmark} as Markdown tables. They show how each kind of request
 * grows with the catalog.
 */
public final class SearchGrowth {

    /** A larger growth from the smallest to the largest catalog is printed in bold. */
    private static final double MAX_GROWTH = 4;

    private SearchGrowth() {}

    /** @param args none */
    public static void main(String[] args) throws IOException {
        Map<String, Map<SearchKind, NavigableMap<Integer, SearchMeasurement>>> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(SearchMeasurement.FOLDER)) {
            for (Path file : files.filter(file -> file.getFileName().toString().matches("search-.*\\.json"))
                    .toList()) {
                for (SearchMeasurement one : SearchMeasurement.read(file)) {
                    all.computeIfAbsent(one.database(), any -> new TreeMap<>())
                            .computeIfAbsent(one.kind(), any -> new TreeMap<>())
                            .put(one.sneakers(), one);
                }
            }
        }
        all.forEach(SearchGrowth::print);
    }

    private static void print(String database, Map<SearchKind, NavigableMap<Integer, SearchMeasurement>> kinds) {
        List<Integer> sizes = kinds.values().stream()
                .flatMap(kind -> kind.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        System.out.printf("%n## %s%n%n", database.equals("H2") ? "H2" : "PostgreSQL");
        System.out.printf(
                "| | statements | rows, %1$s | p50 / p99 ms, %1$s | matches, %1$s | growth of p50 |%n",
                sizes.stream().map(FilledDatabase::size).collect(Collectors.joining(", ")));
        System.out.println("|---|---|---|---|---|---|");
        kinds.forEach((kind, measured) -> System.out.printf(
                "| %s | %s | %s | %s | %s | %s |%n",
                kind.title(),
                SearchMeasurement.text("%.1f", measured.lastEntry().getValue().statements()),
                cells(measured, one -> SearchMeasurement.text("%.0f", one.rows())),
                cells(measured, SearchGrowth::times),
                cells(measured, one -> SearchMeasurement.text("%,d", one.matches())),
                growth(measured.firstEntry().getValue(), measured.lastEntry().getValue())));
    }

    private static String cells(
            NavigableMap<Integer, SearchMeasurement> measured, Function<SearchMeasurement, String> cell) {
        return measured.values().stream().map(cell).collect(Collectors.joining(", "));
    }

    /** Returns p50 and p99, and the counts of all statuses except {@code 200}. */
    private static String times(SearchMeasurement one) {
        String others = one.answers().entrySet().stream()
                .filter(answer -> answer.getKey() != 200)
                .map(answer -> " (" + answer.getValue() + " × `" + answer.getKey() + "`)")
                .collect(Collectors.joining());
        return SearchMeasurement.text("%.1f", one.p50()) + " / " + SearchMeasurement.text("%.1f", one.p99()) + others;
    }

    private static String growth(SearchMeasurement smallest, SearchMeasurement largest) {
        if (smallest.p50() == null || largest.p50() == null) {
            return "-";
        }
        double times = largest.p50() / smallest.p50();
        return SearchMeasurement.text(times > MAX_GROWTH ? "**%.1f**" : "%.1f", times);
    }
}
