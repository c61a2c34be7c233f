// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a table was read.
 *
 * @param shape the name of its shape, as in the parameter {@code shape}
 * @param otherSheets the names of the sheets of a workbook that were not read although they have rows
 * @param numbers how its amounts are written; null if no value shows it
 * @param dates the order of day and month in its dates; null if no value shows it
 * @param currencies the ISO 4217 codes of the currencies of its prices, sorted
 */
@Schema(name = "ImportTable", description = "How a table of another source was read. Absent for any other file.")
public record Understanding(
        @Schema(required = true, description = "The name of its shape.", examples = "shopify")
        String shape,

        @Schema(required = true, description = "The shape in words.", examples = "a product file of Shopify (CSV)")
        String title,

        @Schema(
                required = true,
                description = "The sheets of a workbook that have rows and were not read: an import reads only the "
                        + "first sheet. Import each as a file of its own.",
                examples = "[\"Prices 2025\"]")
        List<String> otherSheets,

        @Schema(required = true, description = "How many rows of the file were read.", examples = "500", minimum = "0")
        long fileRows,

        @Schema(required = true, description = "How many sneakers the rows describe.", examples = "120", minimum = "0")
        long sneakers,

        @Schema(required = true, description = "Its columns, in order.", maxItems = 1000)
        List<ColumnUse> columns,

        @Schema(description = "How its amounts are written; absent if no value shows it.", examples = "1,234.56")
        @Nullable
        String numbers,

        @Schema(
                description = "The order of day and month in its dates, as `MM/dd/yyyy` or `dd/MM/yyyy`; as `MM/dd/yy` "
                        + "or `dd/MM/yy` if years can have two digits. Absent if no value shows it.",
                examples = "dd/MM/yyyy")
        @Nullable
        String dates,

        @Schema(
                required = true,
                description = "The currencies of its prices (ISO 4217), sorted; empty without prices. A list shows "
                        + "the prices of one currency. Send `currency` to see prices in a currency other than "
                        + "that of the catalog.",
                examples = "[\"EUR\"]")
        List<String> currencies,

        @Schema(
                required = true,
                description = "The names of entries that do not exist yet, by resource; the first 1,000 of each. They "
                        + "are created if you send `create=missing`.")
        Map<String, List<String>> missing,

        @Schema(
                required = true,
                description = "How many amounts of 0 were left out: they mean that there is no price.",
                examples = "0",
                minimum = "0")
        long zeroAmounts,

        @Schema(
                required = true,
                description = "How many asks were left out because their size is out of stock. An earlier ask of the "
                        + "size stays current until a newer one.",
                examples = "0",
                minimum = "0")
        long outOfStock,

        @Schema(
                required = true,
                description = "The source of prices whose rows name none. Send `source` to choose it.",
                examples = "import")
        String source,

        @Schema(
                required = true,
                description = "The time of prices whose rows name none. Send `observedAt` to choose it.",
                examples = "\"2026-11-23\"")
        String observedAt) {

    /** An import that an earlier version recorded has no list of sheets or currencies. */
    public Understanding {
        currencies = Objects.requireNonNullElse(currencies, List.of());
        otherSheets = Objects.requireNonNullElse(otherSheets, List.of());
    }

    /**
     * A column of a table.
     *
     * @param fields the fields that it has; empty if it was ignored
     * @param example the first value; null if all cells are empty
     * @param read how the example was read; null if it stays a text or cannot be read
     */
    @Schema(name = "ImportColumn", description = "A column of a table, and the fields that it has.")
    public record ColumnUse(
            @Schema(required = true, examples = "Retail Price")
            String column,

            @Schema(
                    required = true,
                    description = "Its fields; empty if it was ignored.",
                    examples = "[\"price.retail\"]")
            List<String> fields,

            @Schema(description = "Its first value.", examples = "\u20ac 1.097,00") @Nullable
            String example,

            @Schema(
                    description = "How the value was read; absent if it stays a text or cannot be read.",
                    examples = "1097.00 EUR")
            @Nullable
            String read) {}
}
