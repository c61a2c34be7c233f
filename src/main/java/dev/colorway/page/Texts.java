// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.catalog.Audience;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.size.SizeSystem;
import dev.colorway.sneaker.BaseColor;
import dev.colorway.sneaker.SneakerStatus;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The texts of the pages, in English. {@code messages/text_de.properties} has them in German. Templates contain no text
 * of their own: {@code text:search} is the text of the method {@code search}.
 */
@MessageBundle("text")
public interface Texts {

    @Message("Skip to the content")
    String skip();

    /** @param count how many sneakers the page lists, as it is written in this language */
    @Message("{count} {#if count == '1'}sneaker{#else}sneakers{/if} with prices, sizes and story")
    String description(String count);

    @Message("Search")
    String search();

    @Message("Search sneakers, collaborators, style codes")
    String searchHint();

    @Message("Site")
    String site();

    @Message("Languages")
    String languages();

    @Message("Suggestions")
    String suggestions();

    @Message("Copy")
    String copy();

    @Message("Copied")
    String copied();

    @Message("Open in Swagger UI")
    String openInSwaggerUi();

    @Message("This page is one request")
    String oneRequest();

    @Message("This page is {count} requests")
    String requests(int count);

    /** @param count as it is written in this language */
    @Message("{count} {#if count == '1'}sneaker{#else}sneakers{/if}")
    String sneakersAt(String count);

    /** @param shown the count as it is written in this language */
    @Message("{shown} {#if count == 1}sneaker{#else}sneakers{/if}")
    String sneakers(long count, String shown);

    @Message("Filters")
    String filters();

    @Message("Chosen filters")
    String chosenFilters();

    @Message("Close")
    String close();

    @Message("Show {results}")
    String show(String results);

    @Message("Apply")
    String apply();

    @Message("Clear all")
    String clear();

    @Message("Remove {label}")
    String remove(String label);

    @Message("{count} more")
    String more(String count);

    @Message("Not listed here: {count}.")
    String notListed(String count);

    @Message("Complete list")
    String listOfAll();

    @Message("Collaborator")
    String collaborator();

    @Message("Collaboration")
    String collaboration();

    @Message("Sneaker")
    String sneaker();

    @Message("Brand")
    String brand();

    @Message("Silhouette")
    String silhouette();

    @Message("Designer")
    String designer();

    @Message("Technology")
    String technology();

    @Message("For")
    String audience();

    @Message("Colour")
    String color();

    @Message("Size")
    String size();

    @Message("Size system")
    String sizesOf();

    /** The name of the size system that a page shows unless its address names one. */
    @Message("US")
    String sizeSystem();

    @Message("Currency")
    String currency();

    @Message("Tag")
    String tag();

    @Message("Style code")
    String styleCode();

    @Message("GTIN")
    String gtin();

    @Message("Identifier")
    String identifier();

    @Message("Price")
    String priceKind();

    @Message("Condition")
    String condition();

    @Message("Availability")
    String status();

    @Message("Released from")
    String releasedFrom();

    @Message("Released until")
    String releasedTo();

    @Message("Above retail from")
    String minPremium();

    @Message("Above retail up to")
    String maxPremium();

    @Message("Only general releases")
    String generalOnly();

    @Message("Only collaborations")
    String collaborationsOnly();

    @Message("Price in {currency}")
    String price(String currency);

    @Message("Lowest price")
    String lowest();

    @Message("Highest price")
    String highest();

    @Message("from {amount}")
    String from(String amount);

    @Message("up to {amount}")
    String upTo(String amount);

    @Message("{low} to {high}")
    String between(String low, String high);

    @Message("Sort")
    String sort();

    @Message("Best match")
    String byRelevance();

    @Message("Name")
    String byName();

    @Message("Price, lowest first")
    String byPrice();

    @Message("Price, highest first")
    String byPriceDown();

    @Message("Release, newest first")
    String byRelease();

    @Message("Added, newest first")
    String byAdded();

    @Message("lowest ask")
    String lowestAsk();

    @Message("last sale")
    String lastSale();

    @Message("lowest sale")
    String lowestSale();

    @Message("bid")
    String bid();

    @Message("retail")
    String retail();

    @Message("{price}, {size}")
    String atSize(String price, String size);

    @Message("{amount} at the rate of {date}")
    String converted(String amount, String date);

    @Message("no price in {currency}")
    String noPrice(String currency);

    @Message("{count} {#if count == 1}size{#else}sizes{/if}")
    String sizes(int count);

    @Message("Drawing of a shoe in the colours of {name}")
    String drawing(String name);

    @Message("Nothing found")
    String nothingFound();

    @Message("Did you mean")
    String didYouMean();

    @Message("Remove a filter, or")
    String tryLess();

    @Message("show all sneakers")
    String showAll();

    @Message("Show more")
    String next();

    @Message("Back to the first page")
    String firstPage();

    @Message("Nothing here")
    String nothingHere();

    @Message("This is not possible")
    String notPossible();

    @Message("Back to all sneakers")
    String backToAll();

    @Message("{#switch name}{#case BLACK}Black{#case GREY}Grey{#case WHITE}White"
            + "{#case CREAM}Cream{#case BEIGE}Beige{#case BROWN}Brown{#case GUM}Gum"
            + "{#case RED}Red{#case PINK}Pink{#case ORANGE}Orange{#case YELLOW}Yellow"
            + "{#case GREEN}Green{#case OLIVE}Olive{#case TEAL}Teal{#case BLUE}Blue"
            + "{#case NAVY}Navy{#case PURPLE}Purple{#case SILVER}Silver{#case GOLD}Gold"
            + "{#case MULTI}Multicolour{/switch}")
    String colorName(BaseColor name);

    @Message("{#switch name}{#case MEN}Men{#case WOMEN}Women{#case UNISEX}Unisex"
            + "{#case GRADE_SCHOOL}Grade school{#case PRE_SCHOOL}Pre-school"
            + "{#case TODDLER}Toddler{/switch}")
    String audienceName(Audience name);

    @Message("{#when name}{#is RETAIL}Retail{#is ASK}Ask{#is BID}Bid{#is SALE}Sale{/when}")
    String kindName(PriceKind name);

    @Message("{#when name}{#is NEW}new{#is USED}used{#is DEFECT}with a fault{/when}")
    String conditionName(ItemCondition name);

    @Message("{#when name}{#is ANNOUNCED}announced, not for sale yet{#is AVAILABLE}for sale"
            + "{#is DISCONTINUED}no longer made{/when}")
    String statusName(SneakerStatus name);

    @Message("{#switch name}{#case US}US men{#case USW}US women{#case USY}US youth"
            + "{#case USC}US children{#case UK}UK{#case UKC}UK children{#case EU}EU"
            + "{#case JP}Japan, cm{#case KR}Korea, mm{#case CN}China{#case OS}One size{/switch}")
    String systemName(SizeSystem name);
}
