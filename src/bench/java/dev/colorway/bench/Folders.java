// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folders of benchmarks, which exist only while they run. */
final class Folders {

    private Folders() {}

    /** Deletes a folder and everything in it, if it exists. Leaves files that it cannot delete, without a report. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException failed) {
            System.err.println("could not be deleted: " + failed);
        }
    }
}
