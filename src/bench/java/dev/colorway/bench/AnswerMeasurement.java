// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** All rounds of one mix with one server. */
final class AnswerMeasurement {

    private static final String ROW = "| %-13s | %-18s | %10s | %18s | %9s | %8s | %8s | %7s | %13s | %11s |";
    private static final int COLUMNS = 10;

    private final List<Wrk.Run> rounds = new ArrayList<>();
    private double cpuSeconds;
    private Long residentMegabytes;

    /** Returns the head of the table, as Markdown. */
    static String head() {
        String titles = String.format(
                ROW,
                "mix",
                "server",
                "requests/s",
                "min..max",
                "nginx = 1",
                "p50, ms",
                "p99, ms",
                "errors",
                "CPU s / 1,000",
                "resident MB");
        return titles + "\n|" + "---|".repeat(COLUMNS);
    }

    /**
     * Adds a round.
     *
     * @param usedSeconds the processor time that the server used during the round
     * @param resident the resident memory of the server after the round, in MB; null if not known
     */
    void add(Wrk.Run round, double usedSeconds, Long resident) {
        rounds.add(round);
        cpuSeconds += usedSeconds;
        residentMegabytes = resident;
    }

    /**
     * Returns a row of the table.
     *
     * @param nginx the measurement of the same mix with nginx; null if there is none
     */
    String row(AnswerMix mix, String server, AnswerMeasurement nginx) {
        double[] rates = sorted(Wrk.Run::rate);
        Double ratio = nginx == null ? null : median(Wrk.Run::rate) / nginx.median(Wrk.Run::rate);
        long requests = rounds.stream().mapToLong(Wrk.Run::requests).sum();
        long errors = rounds.stream().mapToLong(Wrk.Run::errors).sum();
        return String.format(
                Locale.ROOT,
                ROW,
                mix.title(),
                server,
                SearchMeasurement.text("%,.0f", median(Wrk.Run::rate)),
                String.format(Locale.ROOT, "%,.0f..%,.0f", rates[0], rates[rates.length - 1]),
                SearchMeasurement.text("%.2f", ratio),
                SearchMeasurement.text("%.2f", median(Wrk.Run::p50)),
                SearchMeasurement.text("%.2f", median(Wrk.Run::p99)),
                SearchMeasurement.text("%,d", errors),
                SearchMeasurement.text("%.3f", requests == 0 ? null : cpuSeconds / requests * 1000),
                SearchMeasurement.text("%,d", residentMegabytes));
    }

    private double median(ToDoubleFunction<Wrk.Run> figure) {
        double[] sorted = sorted(figure);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private double[] sorted(ToDoubleFunction<Wrk.Run> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray();
    }
}
