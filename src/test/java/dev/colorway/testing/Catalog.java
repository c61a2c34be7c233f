// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

/** Slugs of the built-in catalog that tests use. */
public final class Catalog {

    public static final String REBIRTH_OF_COOL = "angelo-baque-gel-kayano-14-rebirth-of-cool";
    public static final String MOSQUITO_NET = "beams-gel-kayano-14-gore-tex-mosquito-net";
    public static final String CLASSIC_RED_BLUE = "kiko-kostadinov-ub1-s-gel-kayano-14-classic-red-blue";
    public static final String PURE_SILVER_RED = "gel-kayano-14-pure-silver-red";
    public static final String SILVER_BLACK = "jjjjound-gel-kayano-14-silver-black";
    public static final String SILVER_CREAM = "gel-kayano-14-silver-cream";

    private Catalog() {}
}
