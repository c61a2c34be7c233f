// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.revision.Revision;
import dev.colorway.transaction.Snapshot;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Compares the index with the catalog. */
@ApplicationScoped
public class IndexVerifier {

    private static final int MOST_TOLD = 100;

    private final SearchIndex index;
    private final List<DocumentSource> sources;

    @Inject
    IndexVerifier(SearchIndex index, @All List<DocumentSource> sources) {
        this.index = index;
        this.sources = sources;
    }

    /**
     * The result of a comparison.
     *
     * @param compared how many entries were compared
     * @param differences the first hundred differences; a further text counts the entries that only the index contains
     * @param different how many entries differ in total
     */
    public record Comparison(long compared, List<String> differences, long different) {}

    /**
     * Updates the index. Then builds the expected document of every entry and compares it with the indexed one.
     *
     * @throws IndexTakenException if another process uses the index, or its folder cannot be used
     */
    public Comparison compare(IndexingProgress.Watcher watcher) throws IOException {
        index.openOrRefuse();
        index.followNow();
        List<String> differences = new ArrayList<>();
        AtomicLong compared = new AtomicLong();
        AtomicLong indexed = new AtomicLong();
        AtomicLong different = new AtomicLong();
        Snapshot.read(() -> {
            try (IndexSnapshot reading = index.read(Revision.current())) {
                IndexingProgress progress = new IndexingProgress(DocumentSource.total(sources), watcher);
                sources.forEach(source -> source.all(entry -> {
                    progress.one();
                    compared.incrementAndGet();
                    IndexSnapshot.Compared found = reading.compare(entry);
                    indexed.addAndGet(found.documents());
                    if (found.difference() != null && different.incrementAndGet() <= MOST_TOLD) {
                        differences.add(found.difference());
                    }
                }));
                // Only the documents of known entries count here: a missing entry must not hide a surplus one.
                long surplus = reading.size() - indexed.get();
                if (surplus > 0) {
                    different.addAndGet(surplus);
                    differences.add("only in the index, not in the catalog: " + surplus);
                }
            }
        });
        return new Comparison(compared.get(), differences, different.get());
    }
}
