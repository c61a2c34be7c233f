// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.testing.CatalogGenerator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures import and export as an operator runs them, and compares with plain JDBC on the same file.
 * docs/BENCHMARKS.md explains each figure. Each measurement is a separate process; each one that writes has its own H2
 * file.
 */
public final class TransferBenchmark {

    private static final String IMPORT_HEAP = "-Xmx512m";
    private static final String EXPORT_HEAP = "-Xmx256m";
    private static final int TIMEOUT_HOURS = 2;

    private final Path jar;
    private final Path work;
    private final Path catalog;
    private final long rows;
    /** The measurements of each subject, in the order of the table. */
    private final Map<Subject, List<Measurement>> measured = new TreeMap<>();

    private int runs;

    private enum Subject {
        JDBC_INSERT("JDBC insert, process"),
        JDBC_INSERT_ALONE("JDBC insert, database alone"),
        IMPORT("import"),
        JDBC_READ("JDBC read, process"),
        JDBC_READ_ALONE("JDBC read, database alone"),
        EXPORT_NDJSON("export, NDJSON"),
        EXPORT_CSV("export, CSV");

        private final String title;

        Subject(String title) {
            this.title = title;
        }
    }

    /** @param heap null if it is that of the line above */
    private record Measurement(double seconds, HeapPeak heap) {}

    private TransferBenchmark(Path jar, Path work, CatalogGenerator generator) throws IOException {
        this.jar = jar;
        this.work = work;
        this.catalog = work.resolve("catalog.ndjson");
        this.rows = generator.rows();
        generator.write(catalog);
    }

    /**
     * Prints the table. Works in a new folder below {@code target} and deletes it at the end. The folder needs about
     * 200 bytes per row for each file, and up to 16 kB per row for the H2 file.
     *
     * @param args the settings that docs/BENCHMARKS.md lists; without the jar, only JDBC is measured
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = new Settings(
                args, "sneakers=100000", "prices=", "rounds=1", "seed=1", "jar=target/quarkus-app/quarkus-run.jar");
        CatalogGenerator generator = settings.catalog();
        int rounds = settings.number("rounds");
        Path work = Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "bench");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            Folders.delete(work);
        }));
        TransferBenchmark benchmark = new TransferBenchmark(settings.path("jar"), work, generator);
        for (int round = 1; round <= rounds; round++) {
            System.err.printf("round %d of %d%n", round, rounds);
            benchmark.round();
        }
        benchmark.print();
    }

    private void round() throws IOException, InterruptedException {
        Path inserted = folder();
        Path imported = folder();
        jdbc(
                Subject.JDBC_INSERT,
                Subject.JDBC_INSERT_ALONE,
                inserted,
                IMPORT_HEAP,
                JdbcInsert.class,
                catalog,
                inserted);
        fileSize("inserted", inserted);
        if (Files.exists(jar)) {
            Folders.delete(inserted);
            command(Subject.IMPORT, imported, IMPORT_HEAP, "import", catalog);
            fileSize("imported", imported);
        }
        Path read = Files.exists(jar) ? imported : inserted;
        jdbc(Subject.JDBC_READ, Subject.JDBC_READ_ALONE, read, EXPORT_HEAP, JdbcRead.class, read);
        if (Files.exists(jar)) {
            Path file = work.resolve("export.ndjson");
            command(Subject.EXPORT_NDJSON, imported, EXPORT_HEAP, "export", file);
            sameCount("lines of the export", lines(file));
            command(Subject.EXPORT_CSV, imported, EXPORT_HEAP, "export", work.resolve("export.csv"));
        }
        Folders.delete(read);
    }

    private void jdbc(Subject process, Subject alone, Path folder, String heap, Class<?> main, Path... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Stream.of(args).map(Path::toString).forEach(command::add);
        for (String line : run(process, folder, heap, command).lines().toList()) {
            String[] words = line.split(" ");
            if (words[0].equals("rows")) {
                sameCount("rows in the database", Long.parseLong(words[1]));
            } else if (words[0].equals("seconds")) {
                add(alone, new Measurement(Double.parseDouble(words[1]), null));
            }
        }
    }

    private void command(Subject subject, Path folder, String heap, String verb, Path file)
            throws IOException, InterruptedException {
        run(subject, folder, heap, List.of("-jar", jar.toString(), verb, file.toString()));
    }

    /**
     * Runs Java to its end, and stores its time and heap.
     *
     * @return the standard output
     */
    private String run(Subject subject, Path data, String heap, List<String> arguments)
            throws IOException, InterruptedException {
        System.err.println(subject.title + " ...");
        Path log = work.resolve("gc-" + ++runs + ".log");
        Path output = work.resolve("output-" + runs + ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap, "-Xlog:gc:file=" + log));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(new File(output + ".err"));
        builder.environment().putAll(Map.of("COLORWAY_DATA", data.toString(), "COLORWAY_FIRST_CATALOG", "false"));
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(TIMEOUT_HOURS, TimeUnit.HOURS);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException("%s %s:%n%s%s"
                        .formatted(
                                subject.title,
                                ended ? "failed" : "did not end",
                                Files.readString(output),
                                Files.readString(Path.of(output + ".err"))));
            }
            add(subject, new Measurement(seconds, HeapPeak.of(log)));
            System.err.printf(Locale.ROOT, "%s took %.1f s%n", subject.title, seconds);
            return Files.readString(output);
        } finally {
            process.destroyForcibly();
        }
    }

    private void add(Subject subject, Measurement measurement) {
        measured.computeIfAbsent(subject, any -> new ArrayList<>()).add(measurement);
    }

    /** Fails if rows are missing, because a fast run without all rows is no measurement. */
    private void sameCount(String what, long count) {
        if (count != rows) {
            throw new IllegalStateException("%s: %d, but the catalog has %d".formatted(what, count, rows));
        }
    }

    private static void fileSize(String how, Path folder) throws IOException {
        System.err.printf(
                Locale.ROOT, "H2 file, %s: %,d MB%n", how, Files.size(folder.resolve("colorway.mv.db")) >> 20);
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "%n%,d rows, %,d MB as NDJSON; medians of the rounds%n%n",
                rows,
                catalog.toFile().length() >> 20);
        System.out.printf("%-30s %10s %12s %18s %20s%n", "", "seconds", "rows/s", "heap peak, MB", "after a GC, MB");
        measured.forEach((subject, measurements) -> {
            double seconds = seconds(subject);
            HeapPeak heap = measurements.get(0).heap == null
                    ? null
                    : measurements.stream()
                            .map(Measurement::heap)
                            .reduce(HeapPeak::max)
                            .orElseThrow();
            System.out.printf(
                    Locale.ROOT,
                    "%-30s %10.1f %,12.0f %18s %20s%n",
                    subject.title,
                    seconds,
                    rows / seconds,
                    heap == null ? "" : heap.beforeCollection(),
                    heap == null ? "" : heap.afterCollection());
        });
        if (measured.containsKey(Subject.IMPORT)) {
            System.out.printf(
                    Locale.ROOT,
                    "%nimport : JDBC insert, processes     %.2f%n",
                    seconds(Subject.IMPORT) / seconds(Subject.JDBC_INSERT));
            System.out.printf(
                    Locale.ROOT,
                    "export : JDBC read, NDJSON          %.2f%n",
                    seconds(Subject.EXPORT_NDJSON) / seconds(Subject.JDBC_READ));
            System.out.printf(
                    Locale.ROOT,
                    "export : JDBC read, CSV             %.2f%n",
                    seconds(Subject.EXPORT_CSV) / seconds(Subject.JDBC_READ));
        }
    }

    private double seconds(Subject subject) {
        double[] sorted = measured.get(subject).stream()
                .mapToDouble(Measurement::seconds)
                .sorted()
                .toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private Path folder() throws IOException {
        return Files.createTempDirectory(work, "data");
    }
}
