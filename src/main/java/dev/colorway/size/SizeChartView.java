// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.colorway.catalog.Audience;
import dev.colorway.catalog.Reference;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A size chart in responses. */
@Schema(name = "SizeChart", description = "A size chart: it defines which sizes of a brand are equivalent.")
public record SizeChartView(
        @JsonIgnore @Schema(hidden = true) String version,

        @Schema(required = true, description = "Identifies the chart.", examples = "asics-men")
        String slug,

        @Schema(required = true, examples = "ASICS men") String name,

        @Schema(required = true, description = "The brand of the chart.")
        Reference brand,

        @Schema(description = "The people that the chart is for. Absent if the chart does not say.", examples = "MEN")
        @Nullable
        Audience audience,

        @Schema(required = true, description = "Each row contains equivalent sizes.")
        List<SizeRow> rows,

        @Schema(
                required = true,
                description = "The address of the chart.",
                examples = "http://localhost:8080/size-charts/asics-men")
        URI url,

        @Schema(
                required = true,
                description = "Other slugs that lead here, such as its former ones. A request to one of their "
                        + "addresses gets a `308` with the present address.",
                examples = "[\"asics-mens\"]")
        List<String> formerSlugs)
        implements Versioned {

    static SizeChartView of(SizeChart chart, BaseUri base) {
        return new SizeChartView(
                chart.version(),
                chart.slug,
                chart.name,
                Reference.to(chart.brand),
                chart.audience,
                SizeRow.of(chart),
                base.uri("/size-charts/" + chart.slug),
                chart.formerSlugs);
    }
}
