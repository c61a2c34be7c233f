// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.search.IndexTakenException;
import dev.colorway.search.IndexVerifier;
import dev.colorway.search.IndexingProgress;
import dev.colorway.search.SearchIndex;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verifies that the index has the content of the catalog, or rebuilds it. */
@Command(
        name = "index",
        description = "Compares the search index with the catalog, entry by entry, while the service is stopped.")
final class IndexCommand implements Callable<Integer> {

    private static final String REMAKE = "--remake";

    @Option(names = REMAKE, description = "Rebuild the index instead.")
    boolean rebuild;

    @Override
    public Integer call() {
        return CatalogTask.run(Index.class, rebuild ? REMAKE : "");
    }

    static final class Index implements QuarkusApplication {

        @Inject
        SearchIndex index;

        @Inject
        IndexVerifier verifier;

        @Override
        public int run(String... arguments) {
            try {
                return arguments[0].equals(REMAKE) ? rebuild() : compare();
            } catch (IOException | IndexTakenException unusable) {
                System.err.println(unusable.getMessage());
                return StartCheck.EXIT_FAILURE;
            } catch (RuntimeException failed) {
                return DatabaseReport.print(
                        failed, "The index was not " + (arguments[0].equals(REMAKE) ? "rebuilt." : "compared."));
            }
        }

        private int rebuild() throws IOException {
            long entries;
            try (ProgressBar bar = ProgressBars.ofEntries("Index")) {
                entries = index.rebuild(watcher(bar));
            }
            System.out.println("Rebuilt the index: " + entries + " entries.");
            return 0;
        }

        private int compare() throws IOException {
            IndexVerifier.Comparison comparison;
            try (ProgressBar bar = ProgressBars.ofEntries("Index")) {
                comparison = verifier.compare(watcher(bar));
            }
            comparison.differences().forEach(System.err::println);
            System.out.println(
                    comparison.compared() + " entries compared, " + comparison.different() + " differences.");
            return comparison.different() == 0 ? 0 : 1;
        }

        private static IndexingProgress.Watcher watcher(ProgressBar bar) {
            return (done, total) -> bar.maxHint(total).stepTo(done);
        }
    }
}
