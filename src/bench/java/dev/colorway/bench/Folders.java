// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folders of benchmarks, which exist only while they run. */
final class Folders {

    private Folders() {}

    /** Deletes a folder and everything in it, if it exists. Reports each file that it cannot delete. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
                deleteFile(file);
            }
        } catch (IOException | UncheckedIOException failed) {
            System.err.println("The folder could not be read: " + failed);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            System.err.println("The file could not be deleted: " + failed);
        }
    }
}
