// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A size in a size chart, as it is stored.
 *
 * @param row the index of its row, from 0
 * @param system its system; a row has at most one size of each system; never null
 * @param size the text of its {@link ShoeSize}, without a width; a chart has it in at most one row; never null
 */
@Embeddable
public record ChartedSize(
        @Column(name = "chart_row", nullable = false) int row,

        @Column(name = "size_system", nullable = false, length = 3)
        String system,

        @Column(nullable = false, length = 10) String size) {

    public static ChartedSize of(int row, ShoeSize size) {
        return new ChartedSize(row, size.system().name(), size.text());
    }
}
