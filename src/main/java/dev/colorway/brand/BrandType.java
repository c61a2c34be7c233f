// SPDX-License-Identifier: Apache-2.0
package dev.colorway.brand;

import dev.colorway.catalog.EntryType;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

/** Describes, loads and exports brands. */
@Singleton
@Priority(30)
public final class BrandType extends EntryType<Brand, BrandDraft> {

    BrandType() {
        super("brands", Brand.class, BrandDraft.class, BrandDraft::of);
    }

    @Override
    protected Brand blank() {
        return new Brand();
    }
}
