// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code convertTo}: amounts in another currency beside the observed ones. Rates apply to the whole catalog, so these
 * tests use currencies for which no other test adds rates: ISK without decimal places and BHD with three.
 */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class ConvertToTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private static final String SOURCE = "converting";

    private final String sneaker = unique("converted");

    @AfterEach
    void removeRates() {
        Api.walk("/exchange-rates?source=" + SOURCE + "&limit=100")
                .forEach(rate -> delete(Api.relative(rate.get("url").asText()), "*"));
    }

    private static void rate(String base, String quote, LocalDate day, String rate) {
        post("/exchange-rates", """
                {"base": "%s", "quote": "%s", "date": "%s", "rate": %s,
                "source": "%s"}""".formatted(base, quote, day, rate, SOURCE))
                .then()
                .statusCode(201);
    }

    private void price(String kind, String amount, LocalDate day, String source) {
        post("/prices", """
                {"sneaker": {"slug": "%s"}, "amount": %s, "currency": "ISK", "kind": "%s", "size": "US9",
                "observedAt": "%s", "source": "%s"}""".formatted(sneaker, amount, kind, day, source))
                .then()
                .statusCode(201);
    }

    private void create() {
        WritableCatalog.created("/sneakers", """
                {"slug": "%1$s", "name": "%1$s", "silhouette": {"slug": "gel-kayano-14"}}""".formatted(sneaker));
        price("ASK", "25001", today.minusDays(20), "a-shop");
    }

    private String one(String more) {
        return "/sneakers/" + sneaker + "?currency=ISK" + more;
    }

    private JsonNode price(String more) {
        return Api.get(one(more)).get("price");
    }

    private static void assertConverted(String amount, String rate, LocalDate day, JsonNode price) {
        JsonNode converted = price.get("converted");
        assertEquals(
                amount + " BHD by " + rate + " of " + day + " from " + SOURCE,
                converted.get("amount").asText() + " "
                        + converted.get("currency").asText() + " by "
                        + converted.get("rate").asText() + " of "
                        + converted.get("date").asText() + " from "
                        + converted.get("source").asText());
    }

    @Test
    void anAskOfLongAgoIsConvertedByTheNewestRate() {
        create();
        rate("ISK", "BHD", today.minusDays(7), "0.0027");
        rate("ISK", "BHD", today.minusDays(2), "0.0025");
        rate("ISK", "BHD", today.plusDays(1), "9");
        JsonNode price = price("&convertTo=bhd");
        // 62.5025, half to even.
        assertConverted("62.502", "0.0025", today.minusDays(2), price);
        assertEquals(
                "25001 ISK",
                price.get("amount").asText() + " " + price.get("currency").asText());
        assertFalse(price("").has("converted"));
        assertFalse(price("&convertTo=ISK").has("converted"));
        JsonNode page = Api.get("/sneakers?slug=" + sneaker + "&currency=ISK&convertTo=BHD");
        assertConverted("62.502", "0.0025", today.minusDays(2), page.at("/items/0/price"));
        assertEquals("BHD", page.at("/query/convertTo").asText());
        assertFalse(page.has("notes"));
    }

    @Test
    void aRateThatIsInverseOrHasACommonBaseConvertsToo() {
        create();
        rate("BHD", "ISK", today.minusDays(3), "300");
        assertConverted("83.337", "0.00333333333333", today.minusDays(3), price("&convertTo=BHD"));
        rate("EUR", "ISK", today.minusDays(1), "150");
        rate("EUR", "BHD", today.minusDays(2), "0.4");
        assertConverted("83.337", "0.00333333333333", today.minusDays(3), price("&convertTo=BHD"));
        rate("EUR", "BHD", today.minusDays(1), "0.45");
        assertConverted("75.003", "0.003", today.minusDays(1), price("&convertTo=BHD"));
    }

    @Test
    void everyAnswerFollowsARateThatIsAddedCorrectedOrDeleted() {
        create();
        rate("ISK", "BHD", today.minusDays(2), "0.0025");
        for (String address : List.of(
                one("&convertTo=BHD&include=prices"),
                "/sneakers?slug=" + sneaker + "&currency=ISK&convertTo=BHD&include=prices")) {
            String at = address.startsWith("/sneakers?") ? "/items/0" : "";
            String tag = Api.tag(address);
            assertConverted(
                    "62.502", "0.0025", today.minusDays(2), Api.get(address).at(at + "/price"));
            assertEquals(tag, Api.tag(address));
            rate("ISK", "BHD", today.minusDays(1), "0.003");
            assertNotEquals(tag, Api.tag(address));
            assertConverted(
                    "75.003", "0.003", today.minusDays(1), Api.get(address).at(at + "/price"));
            Transfers.imported(
                    Transfers.CSV,
                    "resource,base,quote,date,rate,source\nexchange-rates,ISK,BHD," + today.minusDays(1) + ",0.004,"
                            + SOURCE + "\n");
            JsonNode sneaker = Api.get(address).at(at.isEmpty() ? "" : at);
            assertConverted("100.004", "0.004", today.minusDays(1), sneaker.get("price"));
            assertConverted("100.004", "0.004", today.minusDays(1), sneaker.at("/priceSummary/lowestAsk"));
            assertConverted("100.004", "0.004", today.minusDays(1), sneaker.at("/priceSummary/sizes/0"));
            delete("/exchange-rates/isk-bhd-" + today.minusDays(1) + "-" + SOURCE, "*")
                    .then()
                    .statusCode(204);
            assertConverted(
                    "62.502", "0.0025", today.minusDays(2), Api.get(address).at(at + "/price"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sneakers/#?",
                "/sneakers?slug=#&",
                "/sneakers/#/market?",
                "/prices?sneaker=#&",
                "/sneakers/#/prices?"
            })
    void aMissingRateIsNotedAndNothingIsConverted(String address) {
        create();
        // Older by a day than a rate can be, for today and for the day of the observation.
        rate("ISK", "BHD", today.minusDays(8), "0.0025");
        rate("ISK", "BHD", today.minusDays(28), "0.0025");
        JsonNode answer = Api.get(address.replace("#", sneaker) + "currency=ISK&convertTo=BHD");
        assertFalse(answer.toString().contains("\"converted\""), answer.toString());
        JsonNode note = answer.at("/notes/0");
        LocalDate day = address.contains("prices") ? today.minusDays(20) : today;
        assertEquals(
                "convertTo BHD",
                note.get("parameter").asText() + " " + note.get("value").asText());
        assertEquals(
                "No exchange rate from ISK to BHD is known for " + day
                        + " or the 7 days before. These amounts are not converted.",
                note.get("detail").asText());
        assertEquals(1, answer.get("notes").size());
    }

    @Test
    void anObservationIsConvertedByTheRateOfItsDay() {
        create();
        price("ASK", "30000", today.minusDays(2), "a-shop");
        rate("ISK", "BHD", today.minusDays(27), "0.002");
        rate("ISK", "BHD", today.minusDays(1), "9");
        rate("ISK", "BHD", today.minusDays(3), "0.003");
        for (String list : List.of("/prices?sneaker=" + sneaker + "&", "/sneakers/" + sneaker + "/prices?")) {
            JsonNode page = Api.get(list + "current=false&convertTo=BHD");
            assertConverted("90.000", "0.003", today.minusDays(3), page.at("/items/0"));
            assertConverted("50.002", "0.002", today.minusDays(27), page.at("/items/1"));
            assertFalse(page.has("notes"));
        }
    }

    @Test
    void notesOnNamesAndOnRatesAreShownTogether() {
        create();
        JsonNode page = Api.get("/prices?sneaker=" + sneaker + "&convertTo=BHD");
        assertEquals(1, page.get("notes").size());
        JsonNode sneakers =
                Api.get("/sneakers?slug=" + sneaker + "&collaborator=nobody-at-all&currency=ISK&convertTo=BHD");
        assertEquals(2, sneakers.get("notes").size(), sneakers.toString());
    }

    @Test
    void theMarketConvertsWhatIsOfferedNow() {
        create();
        price("BID", "20000", today.minusDays(1), "a-shop");
        rate("ISK", "BHD", today, "0.0025");
        JsonNode market = Api.get("/sneakers/" + sneaker + "/market?currency=ISK&convertTo=BHD");
        assertConverted("62.502", "0.0025", today, market.at("/overall/lowestAsk"));
        assertConverted("50.000", "0.0025", today, market.at("/sizes/0/numbers/highestBid"));
        assertFalse(market.at("/overall/latest").has("converted"));
        assertFalse(market.has("notes"));
    }

    @Test
    void filtersAndOrdersStayInTheObservedCurrency() {
        create();
        rate("ISK", "BHD", today, "0.0025");
        String question = "/sneakers?slug=" + sneaker + "&currency=ISK&convertTo=BHD&sort=price";
        assertEquals(1, Api.get(question + "&minPrice=25000").get("total").asInt());
        assertEquals(0, Api.get(question + "&maxPrice=100").get("total").asInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sneakers.csv?convertTo=EUR",
                "/prices.ndjson?convertTo=EUR",
                "/sneakers/jjjjound-gel-kayano-14-silver-black/price-history?convertTo=EUR",
                "/sneakers?convertTo=XAU",
                "/sneakers?convertTo=EUR,USD",
                "/sneakers?convertTo="
            })
    void aConversionThatIsNotPossibleIsRefused(String address) {
        assertEquals(
                "convertTo", Api.problem(400, address).at("/errors/0/parameter").asText());
    }
}
