// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load generator {@code wrk}. It keeps connections open, and sends the next request on each of them as soon as it
 * has received the response to the previous one.
 */
final class Wrk {

    /** A response that takes longer counts as an error. */
    private static final int TIMEOUT_SECONDS = 10;

    private static final Pattern RATE = Pattern.compile("Requests/sec: +([0-9.]+)");
    private static final Pattern REQUESTS = Pattern.compile("([0-9]+) requests in ");
    private static final Pattern P50 = Pattern.compile(" 50% +([0-9.]+)([a-z]+)");
    private static final Pattern P99 = Pattern.compile(" 99% +([0-9.]+)([a-z]+)");
    private static final Pattern ERRORS = Pattern.compile("\\b(?:connect|read|write|timeout|responses:) ([0-9]+)");

    private final int connections;
    private final int threads;

    /**
     * What one run measured.
     *
     * @param rate responses per second
     * @param requests the count of responses
     * @param p50 the median time to a response, in milliseconds
     * @param p99 the 99th percentile of this time, in milliseconds
     * @param errors the count of broken connections, of responses that took too long, and of statuses from 400
     */
    record Run(double rate, long requests, double p50, double p99, long errors) {}

    Wrk(int connections, int threads) {
        this.connections = connections;
        this.threads = threads;
    }

    /** Returns whether wrk is on the PATH. */
    static boolean isInstalled() throws InterruptedException {
        try {
            // The exit code means nothing: it is 1 when wrk prints its version.
            new ProcessBuilder("wrk", "-v")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            return true;
        } catch (IOException missing) {
            return false;
        }
    }

    /**
     * Sends a request again and again.
     *
     * @param script a Lua script that chooses each request; null to always send the same one
     */
    Run run(AnswerRequest request, Path script, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "wrk",
                "--threads=" + threads,
                "--connections=" + connections,
                "--duration=" + seconds + "s",
                "--timeout=" + TIMEOUT_SECONDS + "s",
                "--latency"));
        request.headers().forEach((name, value) -> command.add("--header=" + name + ": " + value));
        if (script != null) {
            command.add("--script=" + script);
        }
        command.add(request.address());
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = wrk.getInputStream()) {
            String output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (wrk.waitFor() != 0) {
                throw new IOException("wrk failed:\n" + output);
            }
            return parse(output);
        } finally {
            wrk.destroyForcibly();
        }
    }

    /** Reads what wrk prints with {@code --latency}. */
    static Run parse(String output) {
        long errors = ERRORS.matcher(output)
                .results()
                .mapToLong(error -> Long.parseLong(error.group(1)))
                .sum();
        return new Run(
                Double.parseDouble(found(RATE, output).group(1)),
                Long.parseLong(found(REQUESTS, output).group(1)),
                millis(found(P50, output)),
                millis(found(P99, output)),
                errors);
    }

    private static MatchResult found(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalArgumentException("These are not the results of wrk:\n" + output);
        }
        return matcher.toMatchResult();
    }

    private static double millis(MatchResult time) {
        double value = Double.parseDouble(time.group(1));
        return switch (time.group(2)) {
            case "us" -> value / 1000;
            case "ms" -> value;
            case "s" -> value * 1000;
            case "m" -> value * 60_000;
            default -> throw new IllegalArgumentException("This is not a time of wrk: " + time.group());
        };
    }
}
