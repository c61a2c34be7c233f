// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports of a shop's sheet on the command line: what a person sees, and what they are asked. All names are made up.
 */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class GuidedImportTest {

    private static final String HEADER =
            "SKU,Brand,Model,Colorway,Collaboration,Release Date,Retail Price,Currency,Gender";
    private static final String DRY_RUN = "--dry-run";
    private static final String YES = "--yes";

    @TempDir
    Path home;

    @Inject
    ImportCommand.Import importing;

    private final List<String> questions = new ArrayList<>();
    private String brand;
    private String code;

    /** A person who gives this answer to every question. */
    private final class Person extends Terminal {

        private final String answer;

        Person(String answer) {
            this.answer = answer;
        }

        @Override
        boolean isInteractive() {
            return true;
        }

        @Override
        boolean confirm(String question) throws IOException {
            questions.add(question);
            return super.confirm(question);
        }

        @Override
        Optional<String> readLine() {
            return Optional.of(answer);
        }
    }

    @BeforeEach
    void prepare() {
        brand = WritableCatalog.unique("Guide Works");
        code = WritableCatalog.unique("GW");
        answer("y");
    }

    private void answer(String answer) {
        QuarkusMock.installMockForType(new Person(answer), Terminal.class);
    }

    private void removeTerminal() {
        QuarkusMock.installMockForType(
                new Terminal() {
                    @Override
                    boolean isInteractive() {
                        return false;
                    }
                },
                Terminal.class);
    }

    /** Two sneakers. Only the day of the first one says which order the dates have. */
    private String sheet() {
        return HEADER + "\n" + row(1, "22/02/2019", "1.120,50") + row(2, "05/02/2019", "99,00");
    }

    private String row(int number, String date, String price) {
        return String.join(
                        ",",
                        code + "-" + number,
                        brand,
                        brand + " Runner",
                        "Gum " + number,
                        "\u30ab\u30e2\u30e1 " + code,
                        date,
                        '"' + price + '"',
                        "EUR",
                        "Women")
                + "\n";
    }

    private Ended run(String content, String decision, String... options) throws Exception {
        return runWith("refuse", "", content, decision, options);
    }

    private Ended runWith(String onFault, String undo, String content, String decision, String... options)
            throws Exception {
        Files.writeString(home.resolve("mine.csv"), content);
        List<String> arguments = new ArrayList<>(List.of(
                home.resolve("mine.csv").toString(),
                decision.equals(DRY_RUN) ? DRY_RUN : "",
                "merge",
                onFault,
                undo,
                decision.equals(YES) ? YES : ""));
        arguments.addAll(List.of(options));
        return Ended.run(importing, arguments.toArray(String[]::new));
    }

    /** Returns the sneakers of the brand in the catalog. */
    private JsonNode sneakers() {
        return Api.get("/sneakers?include=prices&currency=EUR&limit=100&brand="
                        + brand.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .get("items");
    }

    @Test
    void aPersonSeesHowASheetIsReadBeforeTheyAgree() throws Exception {
        Ended ended = run(sheet(), "");
        ended.assertResult(
                0,
                "\\S*mine\\.csv: a flat table, 2 rows, 2 sneakers\\R\\R"
                        + "  Column +Field +First value +Read as\\R"
                        + "  SKU +styleCode +" + code + "-1\\R"
                        + ".*\\R  Release Date +releaseDate +22/02/2019 +2019-02-22\\R"
                        + "  Retail Price +price\\.retail +1\\.120,50 +1120\\.50 EUR\\R"
                        + ".*Amounts are read as 1\\.234,56\\.\\RDates are read as dd/MM/yyyy\\.\\R"
                        + "Prices are in EUR\\. Lists show prices in SGD, unless the address has currency=EUR\\.\\R"
                        + "Prices without a source get the source 'import'. "
                        + "Prices without a time get \\d{4}-\\d\\d-\\d\\d\\.\\R\\R"
                        + "Would be imported:\\R +created +changed +unchanged\\R"
                        + "  brands +1 +0 +0  " + brand + "\\R"
                        + ".*  sneakers +2 +0 +0\\R  prices +2 +0 +0\\R\\R"
                        + "Import it\\? \\[y/N\\] 2 rows, \\d+ a second\\. Imported: brands 1 created, .*"
                        + "This is import \\d+\\. To undo it: undo \\d+\\R"
                        + "After the next start of the service, see http://localhost:\\d+/sneakers\\?q=" + code
                        + "-1&currency=EUR\\R",
                ".*");
        assertEquals(List.of("Import it?"), questions);
        assertEquals(2, sneakers().size());
        JsonNode sneaker = Api.get("/sneakers/" + code + "-1?include=prices&currency=EUR");
        assertEquals("2019-02-22", sneaker.get("releaseDate").asText());
        assertEquals("1120.50", sneaker.at("/priceSummary/retail/amount").asText());
    }

    @Test
    void theAddressNamesNoCurrencyIfTheServiceShowsItAnyway() throws Exception {
        run(sheet().replace(",EUR,", ",SGD,"), YES)
                .assertResult(0, ".*\\RPrices are in SGD\\.\\R.*/sneakers\\?q=" + code + "-1\\R", ".*");
    }

    private String sheetWith(String secondCurrency) {
        return HEADER + "\n" + row(1, "22/02/2019", "1.120,50")
                + row(2, "05/02/2019", "99,00").replace("EUR", secondCurrency);
    }

    @Test
    void theAddressNamesNoCurrencyIfAPriceHasThatOfTheCatalog() throws Exception {
        run(sheetWith("SGD"), YES)
                .assertResult(0, ".*\\RPrices are in EUR, SGD\\.\\R.*/sneakers\\?q=" + code + "-1\\R", ".*");
    }

    @Test
    void theAddressNamesTheFirstOfSeveralOtherCurrencies() throws Exception {
        run(sheetWith("USD"), YES)
                .assertResult(
                        0,
                        ".*\\RPrices are in EUR, USD\\. Lists show prices in SGD, unless the address has "
                                + "currency=EUR\\.\\R.*/sneakers\\?q=" + code + "-1&currency=EUR\\R",
                        ".*");
    }

    @Test
    void aPersonSeesHowManyAsksAreOutOfStock() throws Exception {
        String sheet = "SKU,Brand,Name,Size,Price,Currency,Stock\n" + code + "-1," + brand + ",One,US 9,99,EUR,0\n";
        run(sheet, DRY_RUN)
                .assertResult(
                        0,
                        ".*\\RLeft out: 1 ask of sizes that are out of stock\\. An earlier ask of such a size stays "
                                + "current until a newer one\\.\\R.*  sneakers +1 +0 +0\\R\\R",
                        ".*");
    }

    @Test
    void withoutAYesNothingIsWritten() throws Exception {
        answer("n");
        run(sheet(), "").assertResult(1, ".*Import it\\? \\[y/N\\] Nothing was imported\\.\\R", ".*");
        assertEquals(0, sneakers().size());
    }

    @Test
    void withoutATerminalNothingIsWritten() throws Exception {
        removeTerminal();
        run(sheet(), "")
                .assertResult(
                        2,
                        ".*Would be imported:\\R.*  sneakers +2 .*",
                        ".*Nothing was imported: without a terminal, .* Add --yes to import the file [^\\n]*\\R");
        assertEquals(0, sneakers().size());
    }

    @Test
    void aDryRunAsksNothing() throws Exception {
        run(sheet(), DRY_RUN).assertResult(0, ".*Would be imported:\\R.*  prices +2 +0 +0\\R\\R", ".*");
        assertEquals(List.of(), questions);
        assertEquals(0, sneakers().size());
    }

    @Test
    void theOptionYesImportsWithoutATerminal() throws Exception {
        removeTerminal();
        run(sheet(), YES).assertResult(0, ".*\\RImported:\\R.*  sneakers +2 .*This is import \\d+\\..*", ".*");
        assertEquals(2, sneakers().size());
        run(sheet(), YES).assertResult(0, ".*\\RImported:\\R.*  sneakers +0 +0 +2\\R  prices +0 +0 +2\\R\\R", ".*");
    }

    @Test
    void aPersonHearsThatAnImportCannotBeTakenBack() throws Exception {
        runWith("refuse", "--no-undo", sheet(), "")
                .assertResult(
                        0,
                        ".*\\RThis is import \\d+\\. It cannot be undone: no record of its changes is kept\\.\\R"
                                + "After the next start [^\\n]*\\R",
                        ".*");
    }

    @Test
    void aScriptGetsBackTheRowsThatItLeavesOut() throws Exception {
        String sheet = sheet().replace("99,00", "soon");
        runWith("skip", "", sheet, YES)
                .assertResult(
                        0,
                        ".*\\RImported:\\R.*  sneakers +1 .*\\RLeft out: 1 row\\.\\R"
                                + "The rows that were left out are in \\S*mine\\.rejected\\.csv\\. Correct [^\\n]*\\R"
                                + "This is import .*",
                        ".*mine\\.csv:3: Retail Price: 'soon' must be an amount, .*\\(--map 'Retail Price=-'\\)\\R.*");
        assertEquals(1, sneakers().size());
        String rejected = Files.readString(home.resolve("mine.rejected.csv"));
        assertTrue(rejected.startsWith(HEADER + ",fault"), rejected);
        runWith("skip", "", rejected.replace("soon", "99"), YES, "dates=dd/MM/yyyy")
                .assertResult(0, ".*  sneakers +1 .*", ".*");
        assertEquals(2, sneakers().size());
    }

    @Test
    void aPersonDecidesAboutRowsThatAreLeftOut() throws Exception {
        String sheet = sheet().replace("99,00", "soon");
        answer("n");
        runWith("skip", "", sheet, "").assertResult(1, ".*\\RLeft out: 1 row\\.\\R.*", ".*mine\\.csv:3: Retail.*");
        assertEquals(List.of("Import it without 1 row?"), questions);
        assertFalse(Files.exists(home.resolve("mine.rejected.csv")), "the check before the question leaves no file");
        runWith("skip", "", sheet, DRY_RUN).assertResult(0, ".* are in \\S*mine\\.rejected\\.csv\\. .*", ".*");
        assertEquals(0, sneakers().size());
        answer("y");
        runWith("skip", "", sheet, "").assertResult(0, ".* are in \\S*mine\\.rejected-2\\.csv\\. .*", ".*");
        assertEquals(1, sneakers().size());
    }

    @Test
    void theCheckBeforeTheQuestionIsNotInTheListOfImports() throws Exception {
        List<Object> before = imports();
        run(sheet(), DRY_RUN).assertResult(0, ".*Would be imported:.*", ".*");
        answer("n");
        run(sheet(), "").assertResult(1, ".*", ".*");
        assertEquals(before.stream().findFirst(), imports().stream().findFirst());
        answer("y");
        run(sheet(), "").assertResult(0, ".*", ".*");
        assertEquals(before.stream().findFirst(), imports().stream().skip(1).findFirst());
    }

    private static List<Object> imports() {
        return WritableCatalog.writer().get("/imports?limit=100").jsonPath().getList("items.id");
    }

    @Test
    void theSameFileAgainNeedsNoQuestion() throws Exception {
        run(sheet(), "");
        questions.clear();
        run(sheet(), "").assertResult(0, ".*The catalog has all of this already\\..*", ".*");
        assertEquals(List.of(), questions);
    }

    @Test
    void aPersonSeesWhichFieldsChange() throws Exception {
        run(sheet(), YES);
        answer("n");
        run(sheet().replace("Women", "Men"), "")
                .assertResult(
                        1,
                        ".*  sneakers +0 +2 +0\\R.*\\Rsneakers [a-z0-9-]+: audience: \"WOMEN\" -> \"MEN\"\\R.*",
                        ".*");
    }

    @Test
    void aQuestionShowsTwentyChanges() throws Exception {
        String sheet = sheetOf(30);
        run(sheet, YES);
        answer("n");
        Ended ended = run(sheet.replace("Women", "Men"), "");
        assertEquals(
                20,
                ended.out()
                        .lines()
                        .filter(line -> line.contains(": audience: "))
                        .count(),
                ended.toString());
        assertTrue(ended.out().contains("... and 10 more would change."), ended.toString());
    }

    @Test
    void aPersonDecidesAboutColumnsWithoutAField() throws Exception {
        String sheet = sheet().replace(",EUR,Women", ",EUR,Women,top").replace("Gender\n", "Gender,Shelf\n");
        run(sheet, "")
                .assertResult(0, ".*  Shelf +- +top\\R.*Not imported, because they have no field: Shelf\\.\\R.*", ".*");
        assertEquals(List.of("Import it without Shelf?"), questions);
        assertEquals(2, sneakers().size());
    }

    @Test
    void aScriptSaysWhichColumnsItLeavesOut() throws Exception {
        String sheet = sheet().replace(",EUR,Women", ",EUR,Women,top").replace("Gender\n", "Gender,Shelf Name\n");
        run(sheet, YES)
                .assertResult(
                        1,
                        ".* cannot be imported, so nothing was imported\\.\\R",
                        ".*mine\\.csv:1: Shelf Name: is unknown: .*\\(--map 'Shelf Name=FIELD'\\).*"
                                + "\\(--map 'Shelf Name=-'\\).*\\(--ignore-unknown-columns\\)\\R");
        assertEquals(0, sneakers().size());
        run(sheet, YES, "ignoreUnknownColumns=true").assertResult(0, ".*Imported:.*", ".*");
    }

    @Test
    void faultsEndAnImportBeforeTheQuestion() throws Exception {
        run(HEADER + "\n" + row(1, "05/02/2019", "soon"), "")
                .assertResult(
                        1,
                        ".* cannot be imported, so nothing was imported\\.\\R",
                        ".*mine\\.csv:2: Release Date: '05/02/2019' can be 2019-05-02 \\(--dates MM/dd/yyyy\\) or "
                                + "2019-02-05 \\(--dates dd/MM/yyyy\\), [^\\n]*Add the option\\R.*Retail Price.*");
        assertEquals(List.of(), questions);
    }

    @Test
    void theSameFaultOfManyRowsIsOneLine() throws Exception {
        Ended ended = run(sheetOf(25).replace("Women", "Aliens"), "");
        ended.assertResult(
                1,
                ".* 25 rows cannot be imported, so nothing was imported\\.\\R",
                ".*mine\\.csv:2: Gender: 'Aliens' is unknown: [^\\n]* "
                        + "\\(25 rows: lines 2, 3, [0-9, ]+ 21, \\.\\.\\.\\)\\R");
        assertEquals(
                1, ended.err().lines().filter(line -> line.contains("Aliens")).count(), ended.toString());
    }

    @Test
    void nothingIsCreatedIfTheCallerSaysSo() throws Exception {
        run(sheet(), "", "create=none")
                .assertResult(
                        1,
                        ".*",
                        ".*there is no brand '" + brand
                                + "' yet\\. .*, or add --create missing \\(2 rows: lines 2, 3\\)\\R.*");
        assertEquals(0, sneakers().size());
    }

    @Test
    void aFileOfThisCatalogNeedsNoAnswer() throws Exception {
        answer("n");
        run("resource,slug,name\nbrands," + code.toLowerCase(Locale.ROOT) + "," + brand + "\n", "")
                .assertResult(
                        0,
                        "1 rows, \\d+ a second\\. Imported: brands 1 created, [^\\n]*\\RThis is import [^\\n]*\\R",
                        ".*");
        assertEquals(List.of(), questions);
    }

    @Test
    void noCellControlsTheTerminal() throws Exception {
        Ended ended = run(sheet().replace("Gum 1", "\u001b[2JGum 1"), DRY_RUN);
        assertFalse(ended.out().contains("\u001b"), ended.toString());
        assertFalse(ended.err().contains("\u001b[2J"), ended.toString());
    }

    /** A new user begins with a sheet of this size. */
    @Test
    void fiveHundredRowsGoInAtOnce() throws Exception {
        run(sheetOf(500), "").assertResult(0, ".*, 500 rows, 500 sneakers\\R.*  sneakers +500 +0 +0\\R.*", ".*");
        assertEquals(100, sneakers().size());
    }

    private String sheetOf(int rows) {
        StringBuilder sheet = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < rows; i++) {
            sheet.append(row(i, "%02d/02/2019".formatted(1 + i % 28), "1.%03d,50".formatted(i)));
        }
        return sheet.toString();
    }
}
