// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.transfer.FileTransfer;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Exports the catalog without HTTP. */
@Command(name = "export", description = "Exports the whole catalog to a file, while the service is stopped.")
final class ExportCommand extends WithHelp implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description = "A .ndjson, .csv, .tsv or .xlsx file, or .ndjson.gz, .csv.gz or .tsv.gz. An existing file is "
                    + "replaced when the export is complete.")
    String file;

    @Override
    public Integer call() {
        return CatalogTask.run(Export.class, file);
    }

    static final class Export implements QuarkusApplication {

        @Inject
        FileTransfer transfer;

        @Override
        public int run(String... arguments) {
            try {
                CatalogFile file = CatalogFile.of(arguments[0]);
                Path part = Path.of(arguments[0] + ".part");
                try {
                    long rows = write(file, part);
                    Files.move(part, file.path(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                    System.out.println("Exported " + rows + " rows.");
                    return 0;
                } finally {
                    Files.deleteIfExists(part);
                }
            } catch (IOException | IllegalArgumentException unwritable) {
                System.err.println(ProgressBars.reason(unwritable));
                return 2;
            } catch (RuntimeException failed) {
                return DatabaseReport.print(failed, "Nothing was exported.");
            }
        }

        private long write(CatalogFile file, Path part) throws IOException {
            try (ProgressBar bar = ProgressBars.ofRows("Export");
                    OutputStream plain = Files.newOutputStream(part);
                    OutputStream stream = file.packed() ? new GZIPOutputStream(plain) : plain) {
                return transfer.write(file.format(), stream, bar::stepTo);
            }
        }
    }
}
