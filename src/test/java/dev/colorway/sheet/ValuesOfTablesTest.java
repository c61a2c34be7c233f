// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.query.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the values of tables are read. */
class ValuesOfTablesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "170|POINT|170",
                "1,097|POINT|1097",
                "1,234,567.50|POINT|1234567.50",
                "1 097.5|POINT|1097.5",
                "1'097.00|POINT|1097.00",
                "1.097,00|COMMA|1097.00",
                "1.097|COMMA|1097",
                "1.097|POINT|1.097",
                "170,-|COMMA|170",
                "119,9|COMMA|119.9"
            })
    void amountsAreReadAsTheirStyleSays(String text, NumberStyle style, String amount) {
        assertEquals(amount, style.read(text).toPlainString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120,50\u00A0€|120,50|€",
                "€\u00A0120,50|120,50|€",
                "1\u202F120,50\u202F€|1 120,50|€",
                "EUR\u00A012.50|12.50|EUR",
                "\u00A0120,50\u00A0|120,50|''",
                "$ 1,097.50 USD|1,097.50|$USD"
            })
    void anAmountHasItsUnitBesideIt(String text, String number, String unit) {
        assertEquals(Optional.of(new WrittenAmount(number, unit)), WrittenAmount.of(Blanks.plain(text)));
    }

    @ParameterizedTest
    @CsvSource({"-5", "\u22125", "€ -5", "-5 €", "5-"})
    void aNegativeAmountIsNamed(String text) {
        IllegalArgumentException wrong = assertThrows(
                IllegalArgumentException.class,
                () -> WrittenAmount.of(text).orElseThrow().currency(Shape.of(List.of("SKU")), Optional.of("EUR")));
        assertEquals("must not be negative", wrong.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,09|POINT",
                "0,125|POINT",
                "001,125|POINT",
                "1.097,00|POINT",
                "1,097.00|COMMA",
                "1.09|COMMA",
                "1,0977|POINT"
            })
    void amountsOfTheOtherStyleAreRefused(String text, NumberStyle style) {
        assertThrows(IllegalArgumentException.class, () -> style.read(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,097|true|",
                "1.097|true|",
                "170|false|",
                "1,097.50|false|POINT",
                "119.90|false|POINT",
                "119,90|false|COMMA",
                "1.234.567|false|COMMA",
                "0.125|false|POINT",
                "0,125|false|COMMA"
            })
    void aNumberShowsItsStyleOrIsAmbiguous(String text, boolean isAmbiguous, NumberStyle only) {
        assertEquals(isAmbiguous, NumberStyle.isAmbiguous(text));
        assertEquals(Optional.ofNullable(only), NumberStyle.onlyStyle(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2019|MONTH_FIRST|2019",
                "2019-05|MONTH_FIRST|2019-05",
                "2019-05-18|MONTH_FIRST|2019-05-18",
                "2019-05-18T12:00:00.000Z|DAY_FIRST|2019-05-18",
                "2019/5/8|DAY_FIRST|2019-05-08",
                "20190518|DAY_FIRST|2019-05-18",
                "05/02/2019|MONTH_FIRST|2019-05-02",
                "05/02/2019|DAY_FIRST|2019-02-05",
                "05/05/2019||2019-05-05",
                "5.5.2019 12:00||2019-05-05",
                "5.2.2019|DAY_FIRST|2019-02-05",
                "7/22/2019|MONTH_FIRST|2019-07-22",
                "7/22/19|MONTH_FIRST|2019-07-22",
                "2019-05-18 09:15:00|DAY_FIRST|2019-05-18",
                "7/22/19 18:40|MONTH_FIRST|2019-07-22",
                "May 18, 2019 6:40 PM|DAY_FIRST|2019-05-18",
                "May 18, 2019|DAY_FIRST|2019-05-18",
                "18 may 2019|MONTH_FIRST|2019-05-18"
            })
    void datesAreReadAsTheirStyleSays(String text, DateStyle style, String date) {
        assertEquals(date, DateStyle.read(text, style, true));
    }

    @ParameterizedTest
    @CsvSource({
        "7/22/2019,DAY_FIRST",
        "2019-02-30,MONTH_FIRST",
        "30/02/2019,DAY_FIRST",
        "soon,MONTH_FIRST",
        "2026-11-23 25:99,DAY_FIRST",
        "2026-11-23 09:15 nonsense,DAY_FIRST",
        "23/11/2026 or later,DAY_FIRST",
        "2026-11-23Tomorrow,DAY_FIRST",
        "2026-11 09:15,DAY_FIRST",
        "2026-11-23 13:15 PM,DAY_FIRST",
        "2026-11-23 09:15 +19:00,DAY_FIRST"
    })
    void noDayIsMadeUp(String text, DateStyle style) {
        assertThrows(IllegalArgumentException.class, () -> DateStyle.read(text, style, false));
        assertThrows(IllegalArgumentException.class, () -> DateStyle.readTime(text, style, false));
    }

    /** A time without a zone is in UTC. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-23T09:15:00Z|2026-11-23T09:15:00Z",
                "2026-11-23T09:15:00|2026-11-23T09:15:00Z",
                "2026-11-23 09:15:00|2026-11-23T09:15:00Z",
                "2026-11-23 09:15:00.25|2026-11-23T09:15:00.250Z",
                "23/11/2026 18:40|2026-11-23T18:40:00Z",
                "23/11/2026, 6:40 p.m.|2026-11-23T18:40:00Z",
                "2026-11-23 12:05 AM|2026-11-23T00:05:00Z",
                "2026-11-23 01:15:00 +0200|2026-11-22T23:15:00Z",
                "2026-11-23T21:15-08:00|2026-11-24T05:15:00Z",
                "Nov 23, 2026 18:40 UTC|2026-11-23T18:40:00Z",
                "2026-11-23|2026-11-23"
            })
    void aTimeAfterADateIsKept(String text, String time) {
        assertEquals(time, DateStyle.readTime(text, DateStyle.DAY_FIRST, false));
    }

    @Test
    void aDateShowsItsStyleOrIsAmbiguous() {
        assertTrue(DateStyle.isAmbiguous("05/02/2019"));
        assertEquals(Optional.of(DateStyle.MONTH_FIRST), DateStyle.onlyStyle("7/22/2019"));
        assertEquals(Optional.of(DateStyle.DAY_FIRST), DateStyle.onlyStyle("22.7.2019"));
        assertEquals(Optional.empty(), DateStyle.onlyStyle("20190518"));
        assertEquals(Optional.empty(), DateStyle.onlyStyle("05/05/2019"));
        assertTrue(!DateStyle.isAmbiguous("05/05/2019"));
        assertTrue(DateStyle.isAmbiguous("05/02/2019 12:00"));
        assertEquals(Optional.of(DateStyle.DAY_FIRST), DateStyle.onlyStyle("22.7.2019 12:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "audience,child,GRADE_SCHOOL",
        "audience,Big Kid,GRADE_SCHOOL",
        "audience,Older Kids,GRADE_SCHOOL",
        "audience,Little Kid,PRE_SCHOOL",
        "audience,Younger Kids,PRE_SCHOOL",
        "audience,Baby & Toddler,TODDLER",
        "audience,F,WOMEN",
        "ageGroup,Juniors,GRADE_SCHOOL",
        "ageGroup,Older Kids,GRADE_SCHOOL",
        "ageGroup,Younger Kids,PRE_SCHOOL",
        "ageGroup,Infants,TODDLER",
        "ageGroup,TD,TODDLER",
        "ageGroup,child,-",
        "ageGroup,all ages,''"
    })
    void wordsForAudiencesAreKnown(String field, String word, String value) {
        assertEquals(Optional.of(value), SourceWords.meaning(field, word));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9.5|US|US9.5",
                "42|EU|EU42",
                "42,5|EU|EU42.5",
                "12.0|US|US12",
                "42,00|EU|EU42",
                "10.0W|US|USW10",
                "US 9.0||US9",
                "US 9|EU|US9",
                "UK 8.5||UK8.5",
                "42 EU|US|EU42",
                "EUR 42 2/3||EU42.67",
                "8W|US|USW8",
                "US W 8||USW8",
                "US M 9||US9",
                "5Y|US|USY5",
                "10C||USC10",
                "27 cm||JP27",
                "9||"
            })
    void sizesAreReadAsPeopleWriteThem(String text, String system, String size) {
        assertEquals(size, Sizes.read(text, system));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A x B|A,B",
                "A \u00d7 B|A,B",
                "A, B|A,B",
                "Brand x A|A",
                "A & B|A,B",
                "Dolce & Somebody|Dolce & Somebody",
                "Known, The Band|Known, The Band",
                "none|",
                "general release|"
            })
    void collaboratorsAreSplitWithCare(String text, String parties) {
        Set<String> known = Set.of("known the band");
        Parties all = Parties.of(
                List.of(new Parties.Text(text, "Brand"), new Parties.Text("A x B", null)),
                names -> names.stream().map(Names::key).filter(known::contains).collect(Collectors.toSet()));
        // In the expected value, a comma without a blank separates names. A comma with a blank is part of a name.
        assertEquals(parties == null ? List.of() : List.of(parties.split(",(?! )")), all.split(text, "Brand"));
    }

    @Test
    void everyFieldOfAShapeExistsAndIsRecognised() {
        for (String name : Shape.NAMES) {
            Shape shape = Shape.named(name);
            assertTrue(shape.isTable() || Shape.of(shape.recognisedBy()).equals(shape), name + " by its own columns");
            shape.columns().keySet().stream()
                    .filter(field ->
                            !field.startsWith("option") && !field.startsWith("group.") && !field.startsWith("stock."))
                    .forEach(field -> assertTrue(Fields.isKnown(field), name + ": " + field));
        }
    }

    @Test
    void noNameOfAColumnHasTwoFieldsInAFlatTable() {
        Shape table = Shape.named(Shape.TABLE);
        table.names()
                .keySet()
                .forEach(name -> assertEquals(1, table.matches(name).size(), name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retail Price (EUR)|Retail Price|EUR|",
                "Price \u20ac|Price|EUR|",
                "US Size|Size||US",
                "EU||| EU",
                "Price USD|Price|USD|"
            })
    void aColumnNamesItsCurrencyOrItsSizeSystem(String name, String rest, String currency, String system) {
        assertEquals(
                new ColumnName(rest == null ? "" : rest, currency, system),
                ColumnName.qualified(name).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "White/Black-Gum|White,Black,Gum",
                "Sail/Off-White|Sail,Off-White",
                "Off-White/Multi-Color-Gum|Off-White,Multi-Color,Gum",
                "Off-White|Off-White"
            })
    void aHyphenSeparatesColoursUnlessItJoinsThem(String text, String names) {
        List<String> found = new ArrayList<>();
        ColorList.colors(text).forEach(color -> found.add(color.get("name").asText()));
        assertEquals(List.of(names.split(",")), found);
    }

    /** A number of a workbook becomes a text in the file of its rejected rows, and must still be the same number. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"129.995|COMMA|129,9950", "129.995|POINT|129.9950", "129.995||129.9950", "170.5|COMMA|170,5"})
    void aNumberWrittenAsTextHasOneReading(String number, NumberStyle style, String text) {
        assertEquals(text, NumberStyle.written(number, style));
        NumberStyle only = NumberStyle.onlyStyle(text).orElseThrow();
        assertEquals(0, new BigDecimal(number).compareTo(only.read(text)));
    }

    @Test
    void htmlBecomesLinesOfText() {
        assertEquals(
                "A story & more.\n\nIts second paragraph.",
                TextOfHtml.of("<p>A <b>story</b> &amp; more.</p>\n<p>Its second<br>paragraph.</p>")
                        .replace("second\n\nparagraph", "second paragraph"));
    }
}
