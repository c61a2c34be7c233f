// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.sneaker.index.IndexedPrices;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The spellings of sizes, and the properties of every possible size. */
class ShoeSizeTest {

    private static final Pattern PATTERN =
            Pattern.compile(ShoeSize.class.getAnnotation(Schema.class).pattern());
    private static final String NO_SIZE = "must be a system (US, USW, USY, USC, UK, UKC, EU, JP, CM, KR or CN) and a "
            + "value, such as US9, EU42.5 or JP27, perhaps with a width, such as US9-2E; or OS for one size";
    private static final String NO_WIDTH =
            "must have one of the widths 2A, A, B, D, E, 2E, 3E, 4E, 5E, 6E, such as US9-2E, or none";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US9 | US9",
                "us 9 | US9",
                "US9 1/2 | US9.5",
                "US9½ | US9.5",
                "usw8.5 | USW8.5",
                "10C | USC10",
                "10c | USC10",
                "US10C | USC10",
                "USC10 | USC10",
                "10.5K | USC10.5",
                "US10.5K | USC10.5",
                "13.5C | USC13.5",
                "10 C | USC10",
                "US10-C | USC10",
                "0C | USC0",
                "5Y | USY5",
                "US5Y | USY5",
                "US 5.5 y | USY5.5",
                "UK10K | UKC10",
                "UKC10 | UKC10",
                "EU42 2/3 | EU42.67",
                "EU 42 2/3 | EU42.67",
                "EU42-2/3 | EU42.67",
                "EU42 2⁄3 | EU42.67",
                "EU42.67 | EU42.67",
                "EU42.66 | EU42.67",
                "EU42.667 | EU42.67",
                "EU42.666667 | EU42.67",
                "EU42⅔ | EU42.67",
                "EU42 ⅔ | EU42.67",
                "EU43 1/3 | EU43.33",
                "EU43.33 | EU43.33",
                "EU43.333 | EU43.33",
                "EU43⅓ | EU43.33",
                "JP27 | JP27",
                "CM27 | JP27",
                "cm 27.5 | JP27.5",
                "KR270 | KR270",
                "CN43 | CN43",
                "US9-2E | US9-2E",
                "US9 2E | US9-2E",
                "us9 ee | US9-2E",
                "US10.5 EEEE | US10.5-4E",
                "US9 D | US9-D",
                "USW8 AA | USW8-2A",
                "USW8-B | USW8-B",
                "EU42 2/3 2E | EU42.67-2E",
                "10.5K 2E | USC10.5-2E",
                "JP27 4E | JP27-4E",
                "ONE_SIZE | OS",
                "one size | OS",
                "OneSize | OS",
                "os | OS"
            })
    void isWrittenInOneWay(String spelling, String canonical) {
        assertEquals(canonical, new ShoeSize(spelling).text());
        assertTrue(PATTERN.matcher(spelling).matches(), PATTERN.pattern());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9",
                "9.5",
                "42 2/3",
                "US",
                "US-9",
                "US9,5",
                "US92E",
                "US9D",
                "US9 2/4",
                "EU422/3",
                "EU42C",
                "JP16K",
                "UK5Y",
                "USC10C",
                "XL",
                "OS-2E",
                "USX9",
                "US9  2E",
                " US9",
                "US٩",
                "EU42.2/3"
            })
    void refusesOtherSpellings(String spelling) {
        assertEquals(NO_SIZE, refusal(spelling));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US0 | must be from US1 to US99.5 in steps of a half",
                "US100 | must be from US1 to US99.5 in steps of a half",
                "US9.25 | must be from US1 to US99.5 in steps of a half",
                "US9 2/3 | must be from US1 to US99.5 in steps of a half",
                "US09 | must be from US1 to US99.5 in steps of a half",
                "14C | must be from USC0 to USC13.5 in steps of a half",
                "14Y | must be from USY1 to USY13.5 in steps of a half",
                "EU42.7 | must be from EU1 to EU99.67 in halves or thirds, such as EU42.5 or EU42 2/3",
                "EU42.213 | must be from EU1 to EU99.67 in halves or thirds, such as EU42.5 or EU42 2/3",
                "CM270 | must be from JP1 to JP99.5 in centimetres, in steps of a half",
                "KR27 | must be from KR50 to KR400 in millimetres, in steps of 5",
                "KR272 | must be from KR50 to KR400 in millimetres, in steps of 5",
                "CN270 | must be from CN1 to CN60.5 in steps of a half"
            })
    void isInTheRangeOfItsSystem(String spelling, String message) {
        assertEquals(message, refusal(spelling));
    }

    @ParameterizedTest
    @ValueSource(strings = {"US9 W", "US9-7E", "US9 F", "US9-M", "US9 EX"})
    void refusesUnknownWidths(String spelling) {
        assertEquals(NO_WIDTH, refusal(spelling));
    }

    private static String refusal(String spelling) {
        return assertThrows(IllegalArgumentException.class, () -> new ShoeSize(spelling))
                .getMessage();
    }

    private static List<ShoeSize> all() {
        return IntStream.range(0, ShoeSize.COUNT).mapToObj(ShoeSize::ofRank).toList();
    }

    @Test
    void isReadBackFromItsTextAndItsLabel() {
        for (ShoeSize size : all()) {
            assertEquals(size, new ShoeSize(size.text()));
            assertEquals(size, new ShoeSize(size.label()));
            assertTrue(size.text().matches("[A-Z]+[0-9]*(\\.[0-9]+)?(-[0-9]?[A-Z])?"), size.text());
            assertTrue(PATTERN.matcher(size.text()).matches());
            assertTrue(PATTERN.matcher(size.label()).matches());
            assertTrue(size.text().length() <= 10, "does not fit into the database: " + size);
        }
        assertEquals("EU42 2/3 2E", new ShoeSize("EU42⅔ EE").label());
    }

    @Test
    void hasACodeOfItsOwnThatLeavesRoomForTheAmount() {
        Set<Integer> codes = new HashSet<>();
        long highest = IndexedPrices.unitsOf(-1L);
        assertTrue(highest >= 999_999_999_999_999L, "twelve digits and three decimal places");
        for (ShoeSize size : all()) {
            int code = IndexedPrices.code(size);
            assertTrue(code > IndexedPrices.EVERY_SIZE && code < IndexedPrices.CODES && codes.add(code));
            assertEquals(size, IndexedPrices.size(code));
            for (long units : new long[] {0, 1, highest}) {
                long sized = IndexedPrices.sized(code, units);
                assertEquals(code, IndexedPrices.codeOf(sized));
                assertEquals(units, IndexedPrices.unitsOf(sized));
            }
        }
        assertEquals(ShoeSize.COUNT, codes.size());
    }

    @Test
    void isOrderedByLengthOfFootAndByCode() {
        List<String> systems = List.of("US", "USW", "USY", "USC", "UK", "UKC", "EU", "JP", "KR", "CN", "OS");
        List<String> widths = List.of("", "2A", "A", "B", "D", "E", "2E", "3E", "4E", "5E", "6E");
        Comparator<ShoeSize> byFeet = Comparator.<ShoeSize>comparingInt(
                        size -> systems.indexOf(size.text().replaceAll("[0-9].*", "")))
                .thenComparing(size ->
                        new BigDecimal("0" + size.text().replaceAll("-.*", "").replaceAll("[A-Z]", "")))
                .thenComparingInt(size ->
                        widths.indexOf(size.text().contains("-") ? size.text().replaceAll(".*-", "") : ""));
        List<ShoeSize> all = all();
        for (int i = 1; i < all.size(); i++) {
            assertTrue(byFeet.compare(all.get(i - 1), all.get(i)) < 0, all.get(i - 1) + " " + all.get(i));
            assertTrue(all.get(i - 1).compareTo(all.get(i)) < 0);
            assertTrue(IndexedPrices.code(all.get(i - 1)) < IndexedPrices.code(all.get(i)));
        }
        assertEquals(all.get(0), new ShoeSize("US1"));
        assertEquals(all.get(all.size() - 1), new ShoeSize("OS"));
    }
}
