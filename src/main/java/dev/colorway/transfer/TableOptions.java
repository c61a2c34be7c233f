// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.body.Instants;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.sheet.SheetOptions;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The options of an import of a table of another source. */
public record TableOptions(
        @RestQuery
        @Size(max = 100)
        @Parameter(
                description = "The field of a column, as COLUMN=FIELD. Repeat the parameter for each column, or "
                        + "separate several by commas. The field `-` ignores a column. Without this parameter, "
                        + "columns are matched by name (docs/IMPORT.md).",
                example = "SKU=styleCode")
        @Nullable
        List<@Size(max = 200) @Pattern(regexp = MAPPING, message = MAPPING_MESSAGE) String> map,

        @RestQuery
        @Parameter(
                description = "The shape of the file. Without this parameter, the service recognises it by the header.",
                example = "shopify",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"shopify", "woocommerce", "google", "sales", "goat", "stockx", "table"}))
        @Nullable
        String shape,

        @RestQuery
        @Parameter(
                description = "`missing`: create the brands, silhouettes, collaborators, collaborations and designers "
                        + "that rows name and that do not exist.",
                example = "missing",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"missing"}))
        @Nullable
        String create,

        @RestQuery
        @DefaultValue("false")
        @Parameter(description = "`true`: ignore columns that have no field.", example = "false")
        Boolean ignoreUnknownColumns,

        @RestQuery
        @Parameter(
                description = "The format of amounts. Without this parameter, the shape decides the format, or the "
                        + "values if the shape has none.",
                example = "1.234,56",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"1,234.56", "1.234,56"}))
        @Nullable
        String numbers,

        @RestQuery
        @Parameter(
                description = "The order of day and month in dates; with `yy` if years have two digits (1970 to "
                        + "2069). Without this parameter, the service finds the order from the values.",
                example = "dd/MM/yyyy",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"MM/dd/yyyy", "dd/MM/yyyy", "MM/dd/yy", "dd/MM/yy"}))
        @Nullable
        String dates,

        @RestQuery @Parameter(description = "The currency of amounts that name none.", example = "EUR") @Nullable
        CurrencyCode currency,

        @RestQuery
        @Parameter(
                description = "The system of sizes that name none.",
                example = "US",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"US", "USW", "USY", "USC", "UK", "UKC", "EU", "JP", "KR", "CN"}))
        @Nullable
        String sizes,

        @RestQuery
        @Size(max = 200)
        @Parameter(description = "The source of prices that name none. Default: `import`.", example = "my-shop")
        @Nullable
        String source,

        @RestQuery
        @Pattern(regexp = Instants.INSTANT_OR_DATE, message = TableOptions.TIME_MESSAGE)
        @Parameter(
                description = "The time of prices that name none: an instant or a date. Default: today, in UTC.",
                example = "2026-11-23")
        @Nullable
        String observedAt) {

    static final String MAPPING = ".{1,150}=(-|group|slug|name|colorway|styleCode|silhouette|brand|collaboration"
            + "|designer|releaseDate|audience|ageGroup|status|description|description\\.html|color|image|image\\.alt"
            + "|link|tags|gtin|identifier|size|sizeSystem|condition|market|currency|observedAt|soldAt|source"
            + "|reference|offerUrl|stock|price\\.(retail|ask|bid|sale)(\\.cents)?|metadata\\.[^=,]{1,64})";
    static final String MAPPING_MESSAGE =
            "must be COLUMN=FIELD, such as SKU=styleCode or Prix=price.retail; the fields "
                    + "are in docs/IMPORT.md, and - ignores a column. Leave out commas in the name of a column";
    private static final String TIME_MESSAGE =
            "must be an instant such as 2026-11-23T00:00:00Z, or a date such as 2026-11-23";

    /**
     * Returns the options as values.
     *
     * @throws ProblemException with all faults, if there are any
     */
    SheetOptions read() {
        try {
            return SheetOptions.of(new SheetOptions.Given(
                    map == null ? List.of() : map,
                    shape,
                    create,
                    Boolean.TRUE.equals(ignoreUnknownColumns),
                    numbers,
                    dates,
                    currency == null ? null : currency.toString(),
                    sizes,
                    source,
                    observedAt));
        } catch (SheetOptions.WrongOptionsException wrong) {
            throw ProblemException.ofParameters(wrong.faults().entrySet().stream()
                    .map(fault -> Fault.ofParameter(fault.getKey(), fault.getValue()))
                    .toList());
        }
    }
}
