// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.catalog.Audience;
import dev.colorway.price.PriceKind;
import dev.colorway.related.RelatedSneakers.Reason;
import dev.colorway.silhouette.DesignerRole;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the pages of entries, in English. {@code messages/entry_de.properties} has them in German. */
@MessageBundle("entry")
public interface EntryTexts {

    @Message("Style code {code}")
    String styleCode(String code);

    @Message("released")
    String released();

    @Message("designed by")
    String designedBy();

    @Message("{#when kind}{#is RETAIL}Retail price{#is ASK}Lowest ask{#is BID}Bid{#is SALE}Last sale{/when}")
    String shownKind(PriceKind kind);

    /** The names of the kinds for the script that shows new changes. */
    @Message("RETAIL=Retail,ASK=Ask,BID=Bid,SALE=Sale")
    String kinds();

    @Message("at {size}")
    String atSize(String size);

    @Message("Retail was {amount}.")
    String retailWas(String amount);

    @Message("No price is known yet.")
    String noPrice();

    @Message("Pictures")
    String pictures();

    @Message("Drawing of a generic running shoe in the colours of {name}; it is not a picture of the sneaker.")
    String drawingOf(String name);

    @Message("Drawn from its colours. No picture is known.")
    String drawn();

    @Message("Picture {number} of {name}")
    String pictureOf(int number, String name);

    @Message("Prices by size")
    String pricesBySize();

    @Message("Size")
    String size();

    @Message("Also")
    String equivalents();

    @Message("Lowest ask")
    String lowestAsk();

    @Message("{count} more {#if count == 1}size{#else}sizes{/if}")
    String moreSizes(int count);

    @Message("The silhouette")
    String theSilhouette();

    @Message("Silhouette")
    String silhouette();

    @Message("Line")
    String line();

    @Message("First released")
    String firstReleased();

    @Message("Re-released")
    String backSince();

    @Message("Follows")
    String predecessor();

    @Message("Followed by")
    String successor();

    @Message("Designers")
    String designers();

    @Message("{#when role}{#is DESIGNER}design{#is RELAUNCH}relaunch{#is NAMESAKE}gave the name{/when}")
    String role(DesignerRole role);

    @Message("Idea")
    String designConcept();

    @Message("Upper")
    String upper();

    @Message("Technologies")
    String technologies();

    @Message("of this colorway only")
    String ofThisColorway();

    @Message("Awards")
    String awards();

    @Message("Note")
    String note();

    @Message("This colorway")
    String thisColorway();

    @Message("Colours")
    String colors();

    @Message("Brand")
    String brand();

    @Message("Collaboration")
    String collaboration();

    @Message("Collaborators")
    String collaborators();

    /** The heading of the list of all entries of a type. */
    @Message("{#when type}{#is SILHOUETTES}Silhouettes{#is COLLABORATIONS}Collaborations"
            + "{#is COLLABORATORS}Collaborators{#is DESIGNERS}Designers{#is BRANDS}Brands{#else}Sneakers{/when}")
    String entriesOf(EntryPath type);

    @Message("Made for")
    String madeFor();

    @Message("{#when audience}{#is MEN}men{#is WOMEN}women{#is UNISEX}everyone{#is GRADE_SCHOOL}grade school"
            + "{#is PRE_SCHOOL}pre-school{#is TODDLER}toddlers{/when}")
    String audience(Audience audience);

    @Message("Style codes")
    String styleCodes();

    @Message("Tags")
    String tags();

    @Message("Elsewhere")
    String links();

    @Message("{#when kind}{#is RETAIL}Retail prices{#is ASK}Asking prices{#is BID}Bids{#is SALE}Sales{/when}")
    String history(PriceKind kind);

    @Message("Chart: from {first} to {last}, between {lowest} and {highest}.")
    String chart(String first, String last, String lowest, String highest);

    @Message("Show as table")
    String showAsTable();

    @Message("Day")
    String day();

    @Message("Price")
    String price();

    @Message("Related")
    String related();

    @Message("{#when reason}{#is SAME_COLLABORATION}same collaboration{#is SAME_SILHOUETTE}same silhouette"
            + "{#is SAME_DESIGNER}same designer{#is SIMILAR_PRICE}similar price{/when}")
    String reason(Reason reason);

    @Message("Last changes")
    String lastChanges();

    @Message("New changes appear here automatically.")
    String live();

    @Message("Entry changed")
    String entryChanged();

    @Message("Entry deleted")
    String entryDeleted();

    @Message("Colorways over time")
    String timeLine();

    @Message("No date known")
    String noDate();

    @Message("Colorways")
    String colorways();

    @Message("Silhouettes")
    String silhouettes();

    @Message("Collaborations")
    String collaborations();

    /** The link to the complete list. */
    @Message("All {count}")
    String all(String count);

    @Message("Releases")
    String releases();

    @Message("Releases in {period}")
    String releasesIn(String period);

    @Message("Some time in {year}")
    String someTimeIn(String year);

    @Message("No releases are known for this period.")
    String noReleases();

    @Message("All releases")
    String allReleases();

    @Message("Filter all {sneakers}")
    String allSneakers(String sneakers);

    /** @param shown the count as it is written in this language */
    @Message("{shown} {#if count == 1}sneaker{#else}sneakers{/if}")
    String sneakerCount(long count, String shown);

    @Message("No sneaker yet.")
    String noSneakers();

    @Message("More")
    String more();

    @Message("{name}: prices, sizes, story")
    String sneakerDescription(String name);

    /** @param sneakers the text of {@link #sneakerCount} */
    @Message("{name}: {sneakers} with prices and sizes")
    String entryDescription(String name, String sneakers);

    @Message("{title}: {count} in this catalog")
    String directoryDescription(String title, String count);

    @Message("Sneaker releases month by month")
    String releasesDescription();
}
