// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.EntryType;
import dev.colorway.catalog.EntryTypes;
import dev.colorway.price.PriceListing;
import dev.colorway.rows.Export;
import dev.colorway.rows.RowLayout;
import dev.colorway.rows.RowShape;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The resources of a catalog file, and their order. */
@Singleton
final class CatalogExport {

    private final List<EntryType<?, ?>> types;
    private final RowLayout layout;

    @Inject
    CatalogExport(EntryTypes types) {
        this.types = types.inOrderOfReferences();
        Map<String, RowShape> shapes = new LinkedHashMap<>();
        this.types.forEach(type -> shapes.put(type.resource(), type.rowShape()));
        shapes.put(PriceListing.RESOURCE, PriceListing.SHAPE);
        layout = new RowLayout(shapes);
    }

    /** Returns all types of entries, each after all types that it refers to. */
    List<EntryType<?, ?>> types() {
        return types;
    }

    /**
     * Returns the type of the entries of a resource.
     *
     * @param resource a resource of a catalog file other than prices
     */
    EntryType<?, ?> type(String resource) {
        return types.stream()
                .filter(type -> type.resource().equals(resource))
                .findFirst()
                .orElseThrow();
    }

    RowLayout layout() {
        return layout;
    }

    /**
     * Returns the whole catalog, in an order that can be imported. Equal catalogs have the same order in every
     * database.
     */
    Export exportAll() {
        Stream<Export> entries = types.stream().map(EntryType::exportAll);
        return new Export(
                "catalog",
                Stream.concat(entries, Stream.of(PriceListing.exportAll()))
                        .flatMap(export -> export.parts().stream())
                        .toList(),
                null);
    }
}
