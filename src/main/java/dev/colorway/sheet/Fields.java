// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.http.problem.Nearest;
import dev.colorway.http.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields to which the columns of a table can belong. */
final class Fields {

    /**
     * The prefix of the fields of amounts. The kind of the price follows in lower case, then perhaps {@link #CENTS}.
     */
    static final String PRICE = "price.";
    /** The suffix of the field of an amount in the smallest unit of its currency. */
    static final String CENTS = ".cents";

    /** The prefix of the fields for texts that the catalog stores as metadata of the sneaker. */
    static final String METADATA = "metadata.";

    static final String GROUP = "group";
    /** The colour that distinguishes the sneakers of a group. */
    static final String GROUP_COLOR = "group.color";

    static final String GROUP_KEY = "group.key";
    static final String GROUP_ID = "group.id";
    static final String SLUG = "slug";
    static final String NAME = "name";
    static final String COLORWAY = "colorway";
    static final String STYLE_CODE = "styleCode";
    static final String SILHOUETTE = "silhouette";
    static final String BRAND = "brand";
    static final String COLLABORATION = "collaboration";
    static final String DESIGNER = "designer";
    static final String RELEASE_DATE = "releaseDate";
    static final String AUDIENCE = "audience";
    static final String AGE_GROUP = "ageGroup";
    static final String STATUS = "status";
    static final String DESCRIPTION = "description";
    static final String DESCRIPTION_HTML = "description.html";
    static final String COLOR = "color";
    static final String IMAGE = "image";
    static final String IMAGE_ALT = "image.alt";
    static final String LINK = "link";
    static final String TAGS = "tags";
    static final String GTIN = "gtin";
    static final String IDENTIFIER = "identifier";
    static final String SIZE = "size";
    static final String SIZE_SYSTEM = "sizeSystem";
    static final String CONDITION = "condition";
    static final String MARKET = "market";
    static final String CURRENCY = "currency";
    static final String OBSERVED_AT = "observedAt";
    static final String SOLD_AT = "soldAt";
    static final String SOURCE = "source";
    static final String REFERENCE = "reference";
    static final String OFFER_URL = "offerUrl";
    static final String STOCK = "stock";
    /** The program that counts the stock of a row; without one, the count of the row means nothing. */
    static final String STOCK_TRACKER = "stock.tracker";
    /** Whether a shop continues to sell a size without stock. */
    static final String STOCK_POLICY = "stock.policy";

    /** The fields that callers can name, besides {@link #METADATA} and amounts in {@link #CENTS}. */
    static final List<String> ALL = List.of(
            SLUG,
            NAME,
            COLORWAY,
            STYLE_CODE,
            SILHOUETTE,
            BRAND,
            COLLABORATION,
            DESIGNER,
            RELEASE_DATE,
            AUDIENCE,
            AGE_GROUP,
            STATUS,
            DESCRIPTION,
            DESCRIPTION_HTML,
            COLOR,
            IMAGE,
            IMAGE_ALT,
            LINK,
            TAGS,
            GTIN,
            IDENTIFIER,
            SIZE,
            SIZE_SYSTEM,
            CONDITION,
            MARKET,
            "price.retail",
            "price.ask",
            "price.bid",
            "price.sale",
            CURRENCY,
            OBSERVED_AT,
            SOLD_AT,
            SOURCE,
            REFERENCE,
            OFFER_URL,
            STOCK,
            GROUP);

    /**
     * The fields that do not show that rows are about sneakers: rows about other things can also have a slug, a name, a
     * status, a description and a stock.
     */
    static final Set<String> COMMON = Set.of(SLUG, NAME, STATUS, DESCRIPTION, STOCK);

    /** The fields that several columns can have: the values of all of them count. */
    static final Set<String> LISTS = Set.of(IMAGE, TAGS, GTIN, IDENTIFIER, COLLABORATION, DESIGNER, STOCK);

    private static final Pattern METADATA_NAME = Pattern.compile("metadata\\.[^\\p{Cntrl}=,]{1,64}");
    private static final Pattern AMOUNT = Pattern.compile("price\\.(retail|ask|bid|sale)(\\.cents)?");

    private Fields() {}

    static boolean isKnown(String field) {
        return ALL.contains(field)
                || field.equals(SheetOptions.PASS_OVER)
                || AMOUNT.matcher(field).matches()
                || METADATA_NAME.matcher(field).matches();
    }

    static boolean isPrice(String field) {
        return field.startsWith(PRICE);
    }

    /** Returns the message for an unknown field. */
    static String unknown(String field) {
        String nearest = Nearest.to(field, ALL);
        return "'" + Problem.quoted(field) + "' is no field: "
                + (nearest == null
                        ? "must be one of " + String.join(", ", ALL) + ", metadata.NAME, or - to ignore the column"
                        : "did you mean '" + nearest + "'?");
    }
}
