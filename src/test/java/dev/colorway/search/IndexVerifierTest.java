// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The comparison of the index with a catalog that has other entries. */
@QuarkusTest
@OnAnyDatabase
class IndexVerifierTest {

    @Inject
    SearchIndex index;

    @Inject
    @All
    List<DocumentSource> sources;

    /** The brands of the catalog, with an entry that is not indexed instead of the first one. */
    private record OtherBrands(DocumentSource brands) implements DocumentSource {

        @Override
        public String type() {
            return brands.type();
        }

        @Override
        public long count() {
            return brands.count();
        }

        @Override
        public void all(Consumer<EntryDocument> taker) {
            boolean[] hasReplaced = {false};
            brands.all(entry -> {
                taker.accept(hasReplaced[0] ? entry : new EntryDocument(type(), 0, "not-indexed", "Not indexed"));
                hasReplaced[0] = true;
            });
        }

        @Override
        public void of(Collection<String> slugs, Consumer<EntryDocument> taker) {
            brands.of(slugs, taker);
        }

        @Override
        public Set<String> affectedBy(String resource, Collection<String> slugs, Found found) {
            return brands.affectedBy(resource, slugs, found);
        }
    }

    private IndexVerifier.Comparison compare(List<DocumentSource> catalog) throws IOException {
        return new IndexVerifier(index, catalog).compare((done, total) -> {});
    }

    @Test
    void findsAMissingAndASurplusEntry() throws IOException {
        IndexVerifier.Comparison comparison = compare(sources.stream()
                .map(source -> source.type().equals("brands") ? new OtherBrands(source) : source)
                .toList());
        assertEquals(
                List.of("brands/not-indexed: is missing from the index", "only in the index, not in the catalog: 1"),
                comparison.differences());
        assertEquals(2, comparison.different());
    }

    @Test
    void findsNoDifferenceFromItsCatalog() throws IOException {
        IndexVerifier.Comparison comparison = compare(sources);
        assertEquals(List.of(), comparison.differences());
        assertEquals(0, comparison.different());
    }
}
