// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.util.regex.Pattern;

/** Finds out whether the size of a row is in stock. The catalog stores no stock, but an import needs it for asks. */
final class Stock {

    private static final String OUT = "OUT";
    /** A count of 0, or a negative count: the shop has sold more than it had. */
    private static final Pattern NOTHING = Pattern.compile("-[0-9]+([.,][0-9]+)?|0+([.,]0+)?");

    /** The policy of a shop that continues to sell a size without stock. */
    private static final String CONTINUES = "continue";

    private Stock() {}

    /**
     * Returns whether a row says that its size is out of stock. In a flat table, any column of the stock can say so; in
     * other shapes, only the preferred column counts. A count means nothing if the shop does not track the stock of the
     * row, or if it continues to sell without stock. Words that are unknown, such as dates of delivery, do not say that
     * the size is out of stock.
     */
    static boolean isOut(RowFacts row, Shape shape) {
        if (shape.isTable()) {
            return row.texts(Fields.STOCK).stream().anyMatch(stock -> isOut(stock, row, shape));
        }
        String stock = row.text(Fields.STOCK);
        return stock != null && isOut(stock, row, shape);
    }

    private static boolean isOut(String stock, RowFacts row, Shape shape) {
        if (NOTHING.matcher(stock).matches()) {
            boolean isTracked =
                    !shape.columns().containsKey(Fields.STOCK_TRACKER) || row.text(Fields.STOCK_TRACKER) != null;
            return isTracked && !CONTINUES.equalsIgnoreCase(row.text(Fields.STOCK_POLICY));
        }
        return SourceWords.meaning(Fields.STOCK, stock).filter(OUT::equals).isPresent();
    }
}
