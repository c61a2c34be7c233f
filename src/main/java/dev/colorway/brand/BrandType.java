// SPDX-License-Identifier: Apache-2.0
package dev.colorway.brand;

import dev.colorway.catalog.EntryType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Loads and writes brands. */
public final class BrandType extends EntryType<Brand, BrandDraft> {

    public static final BrandType BRANDS = new BrandType();

    private BrandType() {
        super("brands", Brand.class, BrandDraft.class);
    }

    @Override
    protected Brand blank() {
        return new Brand();
    }

    @Override
    public BrandDraft describe(Brand entry) {
        return new BrandDraft(entry.slug, entry.name);
    }

    @Override
    public Map<String, String> referrers() {
        Map<String, String> referrers = new LinkedHashMap<>();
        referrers.put("silhouettes", "select count(x.id) from Silhouette x where x.brand.id = :id");
        referrers.put("collaborations", "select count(x.id) from Collaboration x where x.brand.id = :id");
        referrers.put("size charts", "select count(x.id) from SizeChart x where x.brand.id = :id");
        return referrers;
    }
}
