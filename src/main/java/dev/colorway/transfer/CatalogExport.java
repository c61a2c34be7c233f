// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.brand.BrandKind;
import dev.colorway.catalog.EntryKind;
import dev.colorway.collaboration.CollaborationKind;
import dev.colorway.collaboration.CollaboratorKind;
import dev.colorway.designer.DesignerKind;
import dev.colorway.price.PriceDraft;
import dev.colorway.price.PriceListing;
import dev.colorway.rows.Export;
import dev.colorway.rows.RowLayout;
import dev.colorway.silhouette.SilhouetteKind;
import dev.colorway.size.SizeChartKind;
import dev.colorway.sneaker.SneakerKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a catalog consists of when it goes out or comes in as a file. */
final class CatalogExport {

    /** All kinds of entries, none before one that it refers to. */
    static final List<EntryKind<?, ?>> KINDS = List.of(
            BrandKind.BRANDS,
            SizeChartKind.SIZE_CHARTS,
            DesignerKind.DESIGNERS,
            SilhouetteKind.SILHOUETTES,
            CollaboratorKind.COLLABORATORS,
            CollaborationKind.COLLABORATIONS,
            SneakerKind.SNEAKERS);

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
        Stream<Export> entries = KINDS.stream().map(EntryKind::exportAll);
        return new Export(
                "catalog",
                Stream.concat(entries, Stream.of(PriceListing.exportAll()))
                        .flatMap(export -> export.parts().stream())
                        .toList());
    }
}
