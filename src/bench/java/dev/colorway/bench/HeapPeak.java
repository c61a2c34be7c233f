// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How full the heap of a process was, from its log of garbage collections ({@code -Xlog:gc}, {@code 371M->203M(506M)};
 * G1, Serial and Parallel). It is known at collections only: what came after the last one is not seen.
 *
 * @param beforeCollection the most that was in use, with garbage, in MB; 0 if nothing was ever collected
 * @param afterCollection the most that a collection left, near to what is needed, in MB
 */
record HeapPeak(long beforeCollection, long afterCollection) {

    private static final Pattern PAUSE = Pattern.compile(" Pause .* ([0-9]+)M->([0-9]+)M\\([0-9]+M\\)");

    /** Reads a log. */
    static HeapPeak of(Path log) throws IOException {
        long before = 0;
        long after = 0;
        try (Stream<String> lines = Files.lines(log)) {
            for (Matcher pause : lines.map(PAUSE::matcher).filter(Matcher::find).toList()) {
                before = Math.max(before, Long.parseLong(pause.group(1)));
                after = Math.max(after, Long.parseLong(pause.group(2)));
            }
        }
        return new HeapPeak(before, after);
    }
}
