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

/** The resources of a catalog file, and their order. */
final class CatalogExport {

    /** All entry types. A type comes after every type that it refers to. */
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
     * Returns the whole catalog, in an order that can be imported. Equal catalogs have the same order in every
     * database.
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
