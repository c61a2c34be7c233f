// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of the table of {@link PageBenchmark}: the figures of one kind of request or page, sent or loaded in one way.
 */
final class PageMeasurement {

    /** What is measured, in the order of the columns. */
    enum Figure {
        FIRST_BYTE("first byte, ms", "%,.1f"),
        COMPLETE("complete, ms", "%,.1f"),
        PAINTED("painted, ms", "%,.1f"),
        USABLE("usable, ms", "%,.1f"),
        SHIFT("layout shift", "%.3f"),
        REQUESTS("requests", "%.0f"),
        KILOBYTES("kB", "%,.1f");

        private final String title;
        private final String format;

        Figure(String title, String format) {
            this.title = title;
            this.format = format;
        }
    }

    private static final int COLUMNS = 3 + Figure.values().length;
    private static final String ROW = "| %-30s | %-22s | %5s | " + "%15s | ".repeat(Figure.values().length);

    private final String what;
    private final String how;
    private final Map<Figure, List<Double>> values = new EnumMap<>(Figure.class);

    /**
     * @param what what is requested
     * @param how how it is requested
     */
    PageMeasurement(String what, String how) {
        this.what = what;
        this.how = how;
    }

    /** Returns the head of the table, as Markdown. */
    static String head() {
        Stream<String> titles = Stream.of(Figure.values()).map(figure -> figure.title);
        return line("", "", "count", titles) + "\n|" + "---|".repeat(COLUMNS);
    }

    void add(Figure figure, double value) {
        values.computeIfAbsent(figure, first -> new ArrayList<>()).add(value);
    }

    /** Returns the row: p50 and p99 of each figure, or {@code -} for a figure without values. */
    String row() {
        int count = values.values().stream().mapToInt(List::size).max().orElse(0);
        return line(what, how, String.valueOf(count), Stream.of(Figure.values()).map(this::text));
    }

    private String text(Figure figure) {
        if (!values.containsKey(figure)) {
            return "-";
        }
        List<Double> sorted = values.get(figure).stream().sorted().toList();
        return Stream.of(50, 99)
                .map(percent -> String.format(Locale.ROOT, figure.format, percentile(sorted, percent)))
                .collect(Collectors.joining(" / "));
    }

    /** Returns a percentile: the smallest value for which at least this percentage of the values are not larger. */
    private static double percentile(List<Double> sorted, int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    private static String line(String what, String how, String count, Stream<String> figures) {
        Object[] cells = Stream.concat(Stream.of(what, how, count), figures).toArray();
        return String.format(Locale.ROOT, ROW, cells).stripTrailing();
    }
}
