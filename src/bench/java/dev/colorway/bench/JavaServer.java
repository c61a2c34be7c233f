// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A packaged Quarkus application in a separate process, as an operator starts it: with the compilers and the garbage
 * collector that Java chooses, and a heap of at most 512 MB. It listens on a random port of this machine only.
 */
final class JavaServer {

    private static final String HEAP = "-Xmx512m";
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:([0-9]+)");
    private static final int POLL_MILLIS = 100;
    private static final int START_TIMEOUT_SECONDS = 120;
    private static final int END_TIMEOUT_SECONDS = 20;

    private final Path log;
    private final Process process;
    private final int port;

    /**
     * Starts the application and waits until it listens.
     *
     * @param home its working directory, which also contains its log
     * @param settings its settings as environment variables
     * @throws IOException with its log, if it ends earlier or does not listen within two minutes
     */
    JavaServer(Path jar, Path home, Map<String, String> settings) throws IOException, InterruptedException {
        log = home.resolve("server.log");
        process = builder(jar, home, settings, log, List.of()).start();
        port = awaitPort();
    }

    /**
     * Runs a command of the application to its end.
     *
     * @throws IOException with its output, if it fails
     */
    static void run(Path jar, Path home, Map<String, String> settings, List<String> command)
            throws IOException, InterruptedException {
        Path output = home.resolve("command.log");
        Process running = builder(jar, home, settings, output, command).start();
        try {
            if (running.waitFor() != 0) {
                throw new IOException(command + " failed:\n" + Files.readString(output));
            }
        } finally {
            running.destroyForcibly();
        }
    }

    /** Starts the application, or a command of it, and does not wait. */
    static Process begin(Path jar, Path home, Map<String, String> settings, List<String> command) throws IOException {
        return builder(jar, home, settings, home.resolve("begun.log"), command).start();
    }

    private static ProcessBuilder builder(
            Path jar, Path home, Map<String, String> settings, Path output, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(HEAP, "-jar", jar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "0"));
        builder.environment().putAll(settings);
        return builder;
    }

    private int awaitPort() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_TIMEOUT_SECONDS);
        while (process.isAlive() && System.nanoTime() < end) {
            Matcher listening = LISTENING.matcher(Files.readString(log));
            if (listening.find()) {
                return Integer.parseInt(listening.group(1));
            }
            Thread.sleep(POLL_MILLIS);
        }
        process.destroyForcibly();
        throw new IOException("The application did not start:\n" + Files.readString(log));
    }

    int port() {
        return port;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Ends the application, by force if it does not end in time. */
    void stop() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, END_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
