// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service as an operator runs it: in separate processes, in one folder. */
public final class Packaged {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:([0-9]+)");

    private final Path home;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One thread writes, others read. */
    @SuppressWarnings("JdkObsolete")
    private final StringBuffer log = new StringBuffer();

    private Process process;
    private Thread reader;
    private int port;

    /** @param home the working directory of the service and its commands */
    public Packaged(Path home) {
        this.home = home;
    }

    /** The result of a command. */
    public record Ended(int code, String out, String err) {}

    private ProcessBuilder builder(Map<String, String> settings, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The process ends before the C2 compiler would pay off.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Skips bytecode verification, which would take half of a start; javac has compiled these classes.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                // As documented for operators.
                "-XX:SharedArchiveFile="
                        + Path.of(System.getProperty("colorway.jar")).resolveSibling("colorway.jsa"),
                "-jar",
                Path.of(System.getProperty("colorway.jar")).toAbsolutePath().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().putAll(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "0"));
        builder.environment().putAll(settings);
        return builder;
    }

    /**
     * Starts the service and waits until it listens.
     *
     * @throws AssertionError with its log, if it ends earlier
     */
    public void start(Map<String, String> settings) throws IOException {
        log.setLength(0);
        process = builder(settings, List.of()).redirectErrorStream(true).start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                port = Integer.parseInt(listening.group(1));
                // Reads the rest of the output. Otherwise the service would block when the pipe is full.
                reader = new Thread(() -> collect(output));
                reader.setDaemon(true);
                reader.start();
                return;
            }
        }
        throw new AssertionError("The service ended:\n" + log);
    }

    private void collect(BufferedReader output) {
        try {
            output.lines().forEach(next -> log.append(next).append('\n'));
        } catch (UncheckedIOException ended) {
            // The output has ended.
        }
    }

    /** Returns the output of the service since its start. */
    public String log() {
        return log.toString();
    }

    /**
     * Waits until the output of the service since its start contains the text.
     *
     * @throws AssertionError if the service ends without it
     */
    public void awaitLog(String text) throws InterruptedException {
        while (log.indexOf(text) < 0) {
            reader.join(10);
            if (!reader.isAlive() && log.indexOf(text) < 0) {
                throw new AssertionError("The service ended without the output '" + text + "':\n" + log);
            }
        }
    }

    public Process process() {
        return process;
    }

    /** Sends SIGTERM, as the operating system does at shutdown, and continues to read the output. */
    public void terminate() {
        // {@code Process.destroy} would also close the output.
        process.toHandle().destroy();
    }

    /** Sends SIGTERM, as the operating system does at shutdown, and waits for the end. */
    public void stop() throws InterruptedException {
        terminate();
        process.waitFor();
    }

    /** Kills the service with SIGKILL and waits for its end. Does nothing if the service was never started. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Returns a request to an address of the service. */
    public HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address));
    }

    /** Sends a request. Thread-safe. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /**
     * Returns the body at an address; fails if the status is not 200. The port is removed, because it differs at each
     * start.
     */
    public String get(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(to(address));
        if (answer.statusCode() != 200) {
            throw new AssertionError(address + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().replace(":" + port, "");
    }

    /** Runs a command to its end. */
    public Ended run(Map<String, String> settings, String... arguments) throws IOException, InterruptedException {
        Path err = Files.createTempFile(home, "command", ".err");
        Process command = builder(settings, List.of(arguments))
                .redirectError(err.toFile())
                .start();
        try (InputStream out = command.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(command.waitFor(), text, Files.readString(err));
        } finally {
            command.destroyForcibly();
            Files.delete(err);
        }
    }

    /**
     * Starts a command and waits until its output matches the pattern.
     *
     * @throws AssertionError if the command ends before
     */
    public Process startUntil(Map<String, String> settings, Pattern pattern, String... arguments) throws IOException {
        Process command =
                builder(settings, List.of(arguments)).redirectErrorStream(true).start();
        StringBuilder output = new StringBuilder();
        try {
            for (int next = command.getInputStream().read();
                    next >= 0;
                    next = command.getInputStream().read()) {
                output.append((char) next);
                if (pattern.matcher(output).find()) {
                    return command;
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        throw new AssertionError("The command ended:\n" + output);
    }
}
