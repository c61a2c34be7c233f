// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import dev.colorway.catalog.EntryDraft;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One row of a size chart, in requests and responses.
 *
 * @param sizes sizes of different systems, in the order of the systems; a size that could not be read is null, and the
 *     order is then that of the request
 */
@Schema(name = "SizeRow", description = "Equivalent sizes of different systems.")
public record SizeRow(
        @Size(min = 2, max = 10)
        @Schema(
                required = true,
                description = "At most one size of each system, without a width, in the order US, USW, USY, USC, UK, "
                        + "UKC, EU, JP, KR, CN.",
                examples = "[\"US9\", \"UK8\", \"JP27\"]")
        List<ShoeSize> sizes) {

    /** Sorts the sizes, unless one is null, so that rows with the same sizes are equal. */
    public SizeRow {
        sizes = EntryDraft.orEmpty(sizes);
        // A size that could not be read is null. Its fault contains its index, so the order must not change.
        sizes = sizes.stream().anyMatch(Objects::isNull)
                ? sizes
                : sizes.stream().sorted().toList();
    }

    /** Returns the sizes that could be read. */
    Stream<ShoeSize> read() {
        return sizes.stream().filter(Objects::nonNull);
    }

    static List<SizeRow> of(SizeChart chart) {
        return List.copyOf(chart.sizes.stream()
                .collect(Collectors.groupingBy(
                        ChartedSize::row,
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(charted -> new ShoeSize(charted.size()), Collectors.toList()),
                                SizeRow::new)))
                .values());
    }

    /** Converts rows to the sizes to store. */
    static List<ChartedSize> charted(List<SizeRow> rows) {
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(row -> rows.get(row).sizes.stream().map(size -> ChartedSize.of(row, size)))
                .collect(Collectors.toList());
    }
}
