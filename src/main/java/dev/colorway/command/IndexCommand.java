// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.search.IndexVerifier;
import dev.colorway.search.IndexingProgress;
import dev.colorway.search.SearchIndex;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;

/** Verifies that the index has the content of the catalog, or rebuilds the index. */
@Command(
        name = "index",
        description = "Compares the search index with the catalog, entry by entry, while the service is stopped.")
final class IndexCommand extends DerivedCommand {

    IndexCommand() {
        super(Index.class);
    }

    static final class Index extends DerivedCommand.Work implements QuarkusApplication {

        @Inject
        SearchIndex index;

        @Inject
        IndexVerifier verifier;

        Index() {
            super("index");
        }

        @Override
        String rebuild() throws IOException {
            try (ProgressBar bar = ProgressBars.ofEntries("Index")) {
                return index.rebuild(watcher(bar)) + " entries";
            }
        }

        @Override
        Comparison compare() throws IOException {
            try (ProgressBar bar = ProgressBars.ofEntries("Index")) {
                IndexVerifier.Comparison found = verifier.compare(watcher(bar));
                return new Comparison(found.compared() + " entries", found.differences(), found.different());
            }
        }

        private static IndexingProgress.Watcher watcher(ProgressBar bar) {
            return (done, total) -> bar.maxHint(total).stepTo(done);
        }
    }
}
