// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import static dev.colorway.rows.RowFormat.CSV;
import static dev.colorway.rows.RowFormat.NDJSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    @Test
    void writesTheColumnsOfTheResourcesInOrder() {
        assertEquals(
                "resource,slug,name\r\nbrands,asics,ASICS\r\n",
                Drafts.written(CSV, List.of("brands"), "brands", Drafts.ASICS));
        assertEquals(
                "resource,sneaker,amount,currency,kind,size,observedAt,source\r\n"
                        + "prices,silver-black,220.00,SGD,ASK,US9.5,2026-11-23T08:00:00Z,a shop\r\n",
                Drafts.written(CSV, List.of("prices"), "prices", Drafts.ASK));
        assertEquals(
                "resource,slug,name,brand,collaborators\r\nbrands,asics,ASICS,,\r\n"
                        + "collaborations,kiko-x-asics,Kiko Kostadinov x "
                        + "ASICS,asics,\"[\"\"kiko-kostadinov\"\",\"\"ub1-s\"\"]\"\r\n",
                Drafts.written(
                        CSV,
                        List.of("brands", "collaborations"),
                        "brands",
                        Drafts.ASICS,
                        "collaborations",
                        Drafts.UB1_S));
        assertEquals(
                "resource,slug,name,brand,line,released,retroReleased,designers,designConcept,upper,technologies,"
                        + "awards,predecessor,note,collaborators,colorway,styleCode,silhouette,collaboration,"
                        + "extraTechnologies,releaseDate,sneaker,amount,currency,kind,size,observedAt,source\r\n",
                Drafts.written(CSV, Drafts.LAYOUT.resources()));
    }

    @Test
    void refusesToWriteWhatHasNoColumns() {
        assertThrows(IllegalArgumentException.class, () -> Drafts.written(CSV, List.of("brand")));
        assertThrows(
                IllegalArgumentException.class, () -> Drafts.written(CSV, List.of("brands"), "prices", Drafts.ASK));
    }

    @Test
    void writesListsAsJsonWithReferencesAsSlugs() {
        assertEquals(
                "resource,slug,name,brand,line,released,retroReleased,"
                        + "designers,designConcept,upper,technologies,awards,predecessor,note\r\n"
                        + "silhouettes,gel-kayano-14,GEL-Kayano 14,asics,,2008,2020-01,"
                        + "\"[{\"\"slug\"\":\"\"kayano\"\",\"\"role\"\":\"\"NAMESAKE\"\"}]\",,,"
                        + "\"[{\"\"name\"\":\"\"GEL\"\",\"\"position\"\":\"\"heel\"\"}]\","
                        + "\"[{\"\"name\"\":\"\"Best \\\"\"Retro\\\"\"\"\",\"\"year\"\":2022}]\",,\r\n",
                Drafts.written(CSV, List.of("silhouettes"), "silhouettes", Drafts.KAYANO));
    }

    @Test
    void readsWhatItWrote() {
        List<Row> rows = Drafts.read(
                CSV,
                Drafts.written(
                        CSV,
                        Drafts.LAYOUT.resources(),
                        "silhouettes",
                        Drafts.KAYANO,
                        "collaborations",
                        Drafts.UB1_S,
                        "prices",
                        Drafts.ASK));
        assertEquals(
                List.of("silhouettes", "collaborations", "prices"),
                rows.stream().map(Row::resource).toList());
        assertEquals(
                List.of(
                        "{\"slug\":\"gel-kayano-14\",\"name\":\"GEL-Kayano 14\",\"brand\":\"asics\",\"line\":null,"
                                + "\"released\":\"2008\",\"retroReleased\":\"2020-01\","
                                + "\"designers\":[{\"slug\":\"kayano\",\"role\":\"NAMESAKE\"}],"
                                + "\"designConcept\":null,\"upper\":null,"
                                + "\"technologies\":[{\"name\":\"GEL\",\"position\":\"heel\"}],"
                                + "\"awards\":[{\"name\":\"Best \\\"Retro\\\"\",\"year\":2022}],"
                                + "\"predecessor\":null,\"note\":null}",
                        "{\"slug\":\"kiko-x-asics\",\"name\":\"Kiko Kostadinov x "
                                + "ASICS\",\"brand\":\"asics\",\"collaborators\":[\"kiko-kostadinov\",\"ub1-s\"]}",
                        "{\"sneaker\":\"silver-black\",\"amount\":220.00,\"currency\":\"SGD\",\"kind\":\"ASK\","
                                + "\"size\":\"US9.5\",\"observedAt\":\"2026-11-23T08:00:00Z\",\"source\":\"a shop\"}"),
                rows.stream().map(row -> row.members().toString()).toList());
        assertTrue(rows.stream().allMatch(Row::isValid));
    }

    @Test
    void readsAwkwardTextsBackWithTheLineThatEachRowBeginsOn() {
        List<Object> written = new ArrayList<>();
        for (Drafts.Collaborator draft : AwkwardText.collaborators(3000)) {
            written.addAll(List.of("collaborators", draft));
        }
        String text = Drafts.written(CSV, List.of("collaborators"), written.toArray());
        List<Row> rows = Drafts.read(CSV, text);
        assertEquals(written.size() / 2, rows.size());
        for (int number = 0; number < rows.size(); number++) {
            assertEquals(List.of(), rows.get(number).faults());
            assertEquals(written.get(2 * number + 1), AwkwardText.collaborator(rows.get(number)));
        }
        Row last = rows.get(rows.size() - 1);
        String lastRow = Drafts.written(CSV, List.of("collaborators"), "collaborators", AwkwardText.collaborator(last))
                .substring("resource,slug,name,note\r\n".length());
        assertEquals(
                1
                        + text.substring(0, text.length() - lastRow.length())
                                .chars()
                                .filter(next -> next == '\n')
                                .count(),
                last.line());
    }

    @Test
    void everyTextIsGuardedReversibly() {
        for (String text : AwkwardText.all()) {
            String guarded = FormulaGuard.escape(text);
            assertEquals(text, FormulaGuard.unescape(guarded));
            assertFalse("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(guarded.charAt(0)) >= 0, text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"=1+1,'=1+1", "'=1+1,''=1+1", "-5,'-5", "'tis,'tis", "'',''", "a=1,a=1", "\uFF1D1,'\uFF1D1"})
    void guardsWhatBeginsLikeAFormula(String text, String cell) {
        assertEquals(
                "resource,slug,name\r\nbrands," + cell + ",\r\n",
                Drafts.written(CSV, List.of("brands"), "brands", new Drafts.Brand(text, null)));
    }

    @Test
    void readsWhatASpreadsheetSaved() {
        List<Row> rows = Drafts.read(
                CSV,
                "\uFEFFslug;resource;name;note\r\n"
                        + "ub1-s;collaborators;\"UB1-S; \"\"Studio\"\"\";\"two\r\nlines\"\r\n"
                        + ";;;\r\n"
                        + "beams;collaborators;BEAMS 19\" rack, Tokyo;\r\n");
        assertEquals(
                List.of(
                        "{\"slug\":\"ub1-s\",\"name\":\"UB1-S; \\\"Studio\\\"\",\"note\":\"two\\r\\nlines\"}",
                        "{\"slug\":\"beams\",\"name\":\"BEAMS 19\\\" rack, Tokyo\",\"note\":null}"),
                rows.stream().map(row -> row.members().toString()).toList());
        assertEquals(List.of(2L, 5L), rows.stream().map(Row::line).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsTheSeparatorInTheHeader(String separator) {
        for (String lineEnd : List.of("\n", "\r\n")) {
            String text = Stream.of("\"resource\"|slug|name", "brands|a|b, c; d", "", "brands|\"\"|\"x|y\"")
                    .map(line -> line + lineEnd)
                    .reduce("", String::concat);
            String quoted = text.replace("b, c; d", "\"b, c; d\"").replace("|", separator);
            assertEquals(
                    List.of(
                            "{\"slug\":\"a\",\"name\":\"b, c; d\"}",
                            "{\"slug\":null,\"name\":\"x" + (separator.equals("\t") ? "\\t" : separator) + "y\"}"),
                    Drafts.read(CSV, quoted).stream()
                            .map(row -> row.members().toString())
                            .toList());
            assertEquals(
                    List.of(2L, 4L),
                    Drafts.read(CSV, quoted.substring(0, quoted.length() - lineEnd.length())).stream()
                            .map(Row::line)
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "220.00, 220.00",
                "200, 200",
                "-1.5, -1.5",
                "'-1.5, -1.5",
                "0, 0",
                "9999999999, 9999999999",
                "99999999999999999999.9, 99999999999999999999.9"
            })
    void plainDecimalsAreTheNumbersThatTheyAreInJson(String cell, String number) {
        assertEquals(
                Drafts.read(NDJSON, "{\"resource\":\"prices\",\"amount\":" + number + "}")
                        .get(0)
                        .members(),
                Drafts.read(CSV, "resource,amount\nprices," + cell).get(0).members());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e3", "01", "1.", ".5", "+1", "1 000", "12.5 SGD", "\u0661", "0x10", "NaN", "--1"})
    void whatIsNoPlainDecimalIsText(String cell) {
        assertEquals(
                "{\"amount\":\"" + cell + "\"}",
                Drafts.read(CSV, "resource,amount\nprices," + cell)
                        .get(0)
                        .members()
                        .toString());
    }

    @Test
    void columnsAreNamedInAnyCaseAndWithSpacesAround() {
        assertEquals(
                "{\"slug\":\"a\",\"styleCode\":\"B 1\"}",
                Drafts.read(CSV, "RESOURCE, Slug,\"stylecode \"\nsneakers,a,B 1")
                        .get(0)
                        .members()
                        .toString());
        assertEquals(List.of("1 slug: appears twice"), faults("resource,slug, SLUG\nbrands,a,b"));
        assertEquals(List.of("1 : a column has no name"), faults("resource, \nbrands,"));
    }

    @Test
    void reportsWhatIsWrongWithTheHeaderAndReadsOnIfItCan() {
        assertEquals(List.of("1 null: has no header line with the names of the columns"), faults(""));
        assertEquals(List.of("1 null: has no header line with the names of the columns"), faults("\r\n\n"));
        assertEquals(
                List.of("2 Slugg: 'Slugg' is unknown: did you mean 'slug'?"), faults("\nresource,Slugg\nbrands,a"));
        assertEquals(
                List.of(
                        "1 Slugg: 'Slugg' is unknown: did you mean 'slug'?",
                        "2 resource: 'brand' is unknown: did you mean 'brands'?"),
                faults("resource,Slugg,fault\nbrand,a,x"));
        assertEquals(
                List.of(
                        "1 slug: appears twice",
                        "1 : a column has no name",
                        "1 resource: is missing: a column must name the resource of each row: brands, designers, "
                                + "silhouettes, collaborators, collaborations, sneakers, prices"),
                faults("slug,slug,\na,b,c"));
        assertTrue(faults("resource,qqqqqqqqqqqq\n")
                .get(0)
                .startsWith("1 qqqqqqqqqqqq: 'qqqqqqqqqqqq' is unknown: must be one of resource, slug, "));
        assertEquals(
                List.of("1 null: a cell begins with a quote (\") in this row, and no quote ends it"),
                faults("resource,\"slug\nbrands,a"));
    }

    @Test
    void reportsEveryFaultWithItsLineAndGoesOn() {
        assertEquals(
                List.of(
                        "2 null: has 3 cells, where the header line names 4 columns",
                        "3 null: has 5 cells, where the header line names 4 columns",
                        "4 resource: 'brand' is unknown: did you mean 'brands'?",
                        "5 resource: is missing: must be one of brands, designers, silhouettes, collaborators, "
                                + "collaborations, sneakers, prices",
                        "6 amount: brands have no 'amount': the cell must be empty",
                        "6 collaborators: brands have no 'collaborators': the cell must be empty",
                        "9 collaborators: is not JSON: wrong at character 1, 'a'; must be a list in JSON, such "
                                + "as [\"one\", \"two\"]",
                        "10 collaborators: is not a list; must be a list in JSON, such as [\"one\", \"two\"]",
                        "11 collaborators: /0/a is given twice; must be a list in JSON, such as [\"one\", \"two\"]",
                        "12 null: a quoted cell has text after its closing quote: quotes in a cell must be doubled",
                        "14 null: a cell begins with a quote (\") in this row, and no quote ends it"),
                faults("resource,slug,amount,collaborators\n"
                        + "brands,a,1\n"
                        + "brands,a,1,,\n"
                        + "brand,a,,\n"
                        + ",a,,\n"
                        + "brands,a,1,x\n"
                        + "brands,\"two\nlines\",,\n"
                        + "collaborations,a,,a\n"
                        + "collaborations,a,,1\n"
                        + "collaborations,a,,\"[{\"\"a\"\":1,\"\"a\"\":2}]\"\n"
                        + "brands,\"a\"b,,\n"
                        + "brands,a,,\n"
                        + "brands,\"a,,\n"
                        + "brands,a,,\n"));
    }

    /** Without columns, every row would have the same fault. */
    @Test
    void readsNoRowBelowAHeaderLineThatCannotBeRead() {
        assertEquals(
                List.of("1 null: a quoted cell has text after its closing quote: quotes in a cell must be doubled"),
                faults("resource,\"slug\"x\nbrands,a\nbrands,b\n"));
    }

    @Test
    void aRowWithAFaultKeepsWhatCouldBeRead() {
        Row row = Drafts.read(CSV, "resource,slug,amount\nbrands,a,1\n").get(0);
        assertEquals("brands", row.resource());
        assertEquals("{\"slug\":\"a\"}", row.members().toString());
        assertFalse(row.isValid());
    }

    @Test
    void refusesALoneCarriageReturn() {
        assertEquals(
                List.of("1 null: has a carriage return without a line feed: lines end with LF or CRLF"),
                faults("resource,slug\rbrands,a\r"));
        assertEquals(
                List.of("2 null: has a carriage return without a line feed: lines end with LF or CRLF"),
                faults("resource,slug\nbrands,\"a\"\r\rbrands,b\nbrands,c"));
    }

    private static List<String> faults(String text) {
        return Drafts.faults(CSV, text);
    }
}
