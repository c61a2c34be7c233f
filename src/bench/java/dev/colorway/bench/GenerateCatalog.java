// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.testing.CatalogGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the file of a generated catalog. */
public final class GenerateCatalog {

    private GenerateCatalog() {}

    /** @param args the settings that docs/BENCHMARKS.md lists */
    public static void main(String[] args) throws IOException {
        Settings settings = new Settings(args, "file=target/catalog.ndjson", "sneakers=100000", "prices=", "seed=1");
        CatalogGenerator generator = settings.catalog();
        Path file = settings.path("file");
        generator.write(file);
        System.out.printf(Locale.ROOT, "%s: %,d rows, %,d bytes%n", file, generator.rows(), Files.size(file));
    }
}
