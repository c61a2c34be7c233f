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

/** Compares the index with the catalog. */
@ApplicationScoped
public class IndexVerifier {

    private static final int MOST_TOLD = 100;

    @Inject
    SearchIndex index;

    @Inject
    @All
    List<DocumentSource> sources;

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
        long[] numbers = new long[2];
        Snapshot.read(() -> {
            try (IndexSnapshot reading = index.read(Revision.current())) {
                IndexingProgress progress = new IndexingProgress(DocumentSource.total(sources), watcher);
                sources.forEach(source -> source.all(entry -> {
                    progress.one();
                    numbers[0]++;
                    String difference = reading.difference(entry);
                    if (difference != null && ++numbers[1] <= MOST_TOLD) {
                        differences.add(difference);
                    }
                }));
                long surplus = reading.size() - numbers[0];
                if (surplus > 0) {
                    numbers[1] += surplus;
                    differences.add(surplus + " entries are in the index but not in the catalog");
                }
            }
        });
        return new Comparison(numbers[0], differences, numbers[1]);
    }
}
