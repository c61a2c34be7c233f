// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The heap use of a process, from its log of garbage collections ({@code -Xlog:gc}, {@code 371M->203M(506M)}; G1,
 * Serial and Parallel). Only collections report it, so the time after the last one is not included.
 *
 * @param beforeCollection the maximum before a collection, with garbage, in MB; 0 if there was no collection
 * @param afterCollection the maximum after a collection, in MB; close to what the process needs
 */
record HeapPeak(long beforeCollection, long afterCollection) {

    private static final Pattern PAUSE = Pattern.compile(" Pause .* ([0-9]+)M->([0-9]+)M\\([0-9]+M\\)");

    /** Returns the maximum of each of the two values. */
    HeapPeak max(HeapPeak other) {
        return new HeapPeak(
                Math.max(beforeCollection, other.beforeCollection), Math.max(afterCollection, other.afterCollection));
    }

    /** Parses a log of garbage collections. */
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
