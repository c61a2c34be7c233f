// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.brand.BrandType;
import dev.colorway.catalog.EntryType;
import dev.colorway.collaboration.CollaborationType;
import dev.colorway.collaboration.CollaboratorType;
import dev.colorway.designer.DesignerType;
import dev.colorway.price.PriceDraft;
import dev.colorway.price.PriceListing;
import dev.colorway.rows.Export;
import dev.colorway.rows.RowLayout;
import dev.colorway.silhouette.SilhouetteType;
import dev.colorway.size.SizeChartType;
import dev.colorway.sneaker.SneakerType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a catalog consists of when it goes out or comes in as a file. */
final class CatalogExport {

    /** All kinds of entries, none before one that it refers to. */
    static final List<EntryType<?, ?>> KINDS = List.of(
            BrandType.BRANDS,
            SizeChartType.SIZE_CHARTS,
            DesignerType.DESIGNERS,
            SilhouetteType.SILHOUETTES,
            CollaboratorType.COLLABORATORS,
            CollaborationType.COLLABORATIONS,
            SneakerType.SNEAKERS);

    static final RowLayout LAYOUT = layout();

    private CatalogExport() {}

    private static RowLayout layout() {
        Map<String, Class<? extends Record>> drafts = new LinkedHashMap<>();
        KINDS.forEach(kind -> drafts.put(kind.resource(), kind.draft()));
        drafts.put(PriceListing.RESOURCE, PriceDraft.class);
        return new RowLayout(drafts);
    }

    /**
     * The whole catalog, in an order in which it can be imported, and which is the same wherever the same catalog is
     * kept.
     */
    static Export whole() {
        Stream<Export> entries = KINDS.stream().map(EntryType::exportAll);
        return new Export(
                "catalog",
                Stream.concat(entries, Stream.of(PriceListing.exportAll()))
                        .flatMap(export -> export.parts().stream())
                        .toList());
    }
}
