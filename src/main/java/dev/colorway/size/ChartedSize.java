// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A size in a chart, as it is stored.
 *
 * @param row the row that it stands in, from 0
 * @param system its system, which a row has one size of at most; never null
 * @param size as {@link ShoeSize}, which stands in one row of a chart at most; never null
 */
@Embeddable
public record ChartedSize(
        @Column(name = "chart_row", nullable = false) int row,

        @Column(name = "size_system", nullable = false, length = 3)
        String system,

        @Column(nullable = false, length = 10) String size) {

    public static ChartedSize of(int row, ShoeSize size) {
        return new ChartedSize(row, size.system(), size.text());
    }
}
