// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.Audience;
import dev.colorway.catalog.CatalogEntry;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A size chart of a brand, such as ASICS men: it defines which sizes of the brand are equivalent. */
@Entity
@Table(name = "size_chart")
public class SizeChart extends CatalogEntry {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Brand brand;

    /** The people that the chart is for; null if the chart does not say. */
    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    public @Nullable Audience audience;

    /** The sizes, row by row; a row has at least two. */
    @ElementCollection
    @CollectionTable(name = "size_chart_size", joinColumns = @JoinColumn(name = "size_chart_id"))
    @OrderColumn(name = "position")
    public List<ChartedSize> sizes = new ArrayList<>();
}
