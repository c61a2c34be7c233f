// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.transfer.FileTransfer;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Undoes an import without HTTP. */
@Command(name = "undo", description = "Undoes an import, all of it or nothing, while the service is stopped.")
final class UndoCommand extends WithHelp implements Callable<Integer> {

    private static final String DRY_RUN = "--dry-run";

    @Parameters(paramLabel = "ID", description = "The id of the import, which the command import prints.")
    long id;

    @Option(names = DRY_RUN, description = "Only check, and report what would change.")
    boolean dryRun;

    @Override
    public Integer call() {
        return CatalogTask.run(Undo.class, Long.toString(id), dryRun ? DRY_RUN : "");
    }

    static final class Undo implements QuarkusApplication {

        @Inject
        FileTransfer transfer;

        @Override
        public int run(String... arguments) {
            try {
                FileTransfer.Report report = transfer.undo(Long.parseLong(arguments[0]), arguments[1].equals(DRY_RUN));
                if (arguments[1].equals(DRY_RUN)) {
                    ImportReport.printChanges(report, Integer.MAX_VALUE);
                }
                System.out.println(report.summary());
                return report.isDone() ? 0 : 1;
            } catch (ProblemException refused) {
                refused.faults().forEach(fault -> System.err.println(fault.detail()));
                System.err.println(refused.getMessage());
                return 1;
            } catch (IOException failed) {
                System.err.println(failed.getMessage());
                return StartCheck.EXIT_FAILURE;
            } catch (RuntimeException failed) {
                return DatabaseReport.print(
                        failed,
                        "Nothing was undone, unless the connection broke during the commit: run the command again to "
                                + "find out.");
            }
        }
    }
}
