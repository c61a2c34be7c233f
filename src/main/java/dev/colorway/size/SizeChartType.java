// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.EntryLink;
import dev.colorway.catalog.EntryType;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;

/** Describes the type of size charts, and loads and exports them. */
@Singleton
@Priority(20)
public final class SizeChartType extends EntryType<SizeChart, SizeChartDraft> {

    SizeChartType() {
        super("size-charts", SizeChart.class, SizeChartDraft.class, SizeChartDraft::of);
    }

    @Override
    protected SizeChart blank() {
        return new SizeChart();
    }

    @Override
    protected List<String> fetches() {
        return List.of("from SizeChart e join fetch e.brand left join fetch e.sizes");
    }

    /** A chart refers only to its brand. No entry refers to a chart: a price contains the observed size itself. */
    @Override
    protected List<EntryLink> links() {
        return List.of(link(Brand.class, "select count(x.id) from SizeChart x where x.brand.id = :id"));
    }
}
