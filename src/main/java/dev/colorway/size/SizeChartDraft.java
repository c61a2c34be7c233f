// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.Audience;
import dev.colorway.catalog.DraftReference;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.EntryReference;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.http.body.Derived;
import dev.colorway.http.problem.Fault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A size chart in a request body or an import file. */
@Derived(from = SizeChartView.class)
@Schema(name = "SizeChartDraft", description = "A size chart as you send it.")
public record SizeChartDraft(
        @Size(max = 120)
        @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE)
        @Schema(description = "Identifies the chart. Created from the name if left out.", examples = "asics-men")
        @Nullable
        String slug,

        @NotNull @Size(max = 200) @Schema(examples = "ASICS men")
        String name,

        @NotNull @Valid @Schema(description = "The brand of the chart.")
        EntryReference brand,

        @Schema(description = "The people that the chart is for.", examples = "MEN") @Nullable
        Audience audience,

        @Size(min = 1, max = 100)
        @Schema(required = true, description = "Each row contains equivalent sizes. A size is in one row at most.")
        List<@Valid SizeRow> rows,

        @Size(max = EntryDraft.MAX_FORMER_SLUGS)
        @Schema(description = EntryDraft.FORMER_SLUGS, examples = "[\"asics-mens\"]")
        List<@Size(max = 120) @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE) String> formerSlugs)
        implements EntryDraft<SizeChart> {

    public SizeChartDraft {
        rows = EntryDraft.orEmpty(rows);
        formerSlugs = EntryDraft.orEmpty(formerSlugs);
    }

    @Override
    public SizeChartDraft withSlugs(String newSlug, List<String> newFormerSlugs) {
        return new SizeChartDraft(newSlug, name, brand, audience, rows, newFormerSlugs);
    }

    @Override
    public List<DraftReference> references() {
        return DraftReference.of("/brand", Brand.class, brand).toList();
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = EntryDraft.super.faults();
        Map<ShoeSize, Integer> rowBySize = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) != null) {
                check(i, rowBySize).ifPresent(faults::add);
            }
        }
        return faults;
    }

    /**
     * Returns the first fault of a row, if any: a size that no chart may contain, two sizes of one system, or a size
     * that an earlier row contains. Adds the sizes of the row to {@code rowBySize}.
     */
    private Optional<Fault> check(int row, Map<ShoeSize, Integer> rowBySize) {
        String pointer = "/rows/" + row + "/sizes";
        Optional<Fault> uncharted = rows.get(row)
                .read()
                .filter(size -> size.system() == SizeSystem.OS || !size.width().isEmpty())
                .findFirst()
                .map(size -> Fault.at(
                        pointer,
                        size.system() == SizeSystem.OS
                                ? "must not have " + size + ": one size for all has no equivalents"
                                : "must have sizes without a width: " + size.withoutWidth() + ", not " + size
                                        + ". A row applies to every width"));
        Optional<Fault> sameSystem =
                rows.get(row).read().collect(Collectors.groupingBy(ShoeSize::system)).values().stream()
                        .filter(sizes -> sizes.size() > 1)
                        .findFirst()
                        .map(sizes -> Fault.at(
                                pointer,
                                "must have at most one size of each system: " + sizes.get(0) + " and " + sizes.get(1)
                                        + " are of the same system"));
        Optional<Fault> earlierRow = rows.get(row)
                .read()
                .filter(size -> rowBySize.getOrDefault(size, row) < row)
                .findFirst()
                .map(size -> Fault.at(pointer, "must not have " + size + ", which is in /rows/" + rowBySize.get(size)));
        rows.get(row).read().forEach(size -> rowBySize.putIfAbsent(size, row));
        return uncharted.or(() -> sameSystem).or(() -> earlierRow);
    }

    /** Returns the draft of an entry: all that the catalog stores of it. */
    static SizeChartDraft of(SizeChart entry) {
        return new SizeChartDraft(
                entry.slug,
                entry.name,
                EntryReference.to(entry.brand),
                entry.audience,
                SizeRow.of(entry),
                entry.formerSlugs);
    }

    @Override
    public void applyTo(SizeChart entry, ResolvedReferences found) {
        entry.rename(name);
        entry.brand = found.get(Brand.class, brand);
        entry.audience = audience;
        List<ChartedSize> charted = SizeRow.charted(rows);
        if (!charted.equals(entry.sizes)) {
            entry.sizes = charted;
        }
    }
}
