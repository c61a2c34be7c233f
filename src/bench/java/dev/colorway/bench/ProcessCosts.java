// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The processor time and the memory that a server and its child processes use. */
final class ProcessCosts {

    private static final String RESIDENT = "VmRSS:";

    private ProcessCosts() {}

    /**
     * Returns the processor time since the start, of user and system together, in seconds. On Linux, Java reads it from
     * {@code /proc/<pid>/stat}; it counts in steps of 10 ms.
     */
    static double cpuSeconds(ProcessHandle server) {
        long nanos = withChildren(server)
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
        return nanos / 1e9;
    }

    /**
     * Returns the resident memory in MB; null on a system without {@code /proc}. Memory that processes share counts for
     * each of them. proc(5): VmRSS is in kB.
     */
    static Long residentMegabytes(ProcessHandle server) throws IOException {
        long kilobytes = 0;
        for (ProcessHandle process : withChildren(server).toList()) {
            Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
            if (!Files.exists(status)) {
                return null;
            }
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith(RESIDENT)) {
                    kilobytes += Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        }
        return kilobytes / 1024;
    }

    private static Stream<ProcessHandle> withChildren(ProcessHandle server) {
        return Stream.concat(Stream.of(server), server.descendants());
    }
}
