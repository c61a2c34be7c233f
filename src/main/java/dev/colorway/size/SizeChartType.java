// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import dev.colorway.catalog.EntryReference;
import dev.colorway.catalog.EntryType;
import java.util.List;
import java.util.Map;

/** Reads, writes and exports size charts. */
public final class SizeChartType extends EntryType<SizeChart, SizeChartDraft> {

    public static final SizeChartType SIZE_CHARTS = new SizeChartType();

    private SizeChartType() {
        super("size-charts", SizeChart.class, SizeChartDraft.class);
    }

    @Override
    protected SizeChart blank() {
        return new SizeChart();
    }

    @Override
    public SizeChartDraft describe(SizeChart entry) {
        return new SizeChartDraft(entry.slug, entry.name, EntryReference.to(entry.brand), SizeRow.of(entry));
    }

    @Override
    protected List<String> fetches() {
        return List.of("from SizeChart e join fetch e.brand left join fetch e.sizes");
    }

    /** Nothing refers to a chart: a price contains the size that was observed. */
    @Override
    public Map<String, String> referrers() {
        return Map.of();
    }
}
