// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.Workbooks;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Output and exit codes of the commands on the catalog. PackagedJarIT covers fewer cases. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class CommandTest {

    private static final String SMALL = """
            {"resource":"brands","slug":"dry-run","name":"Dry run"}
            {"resource":"silhouettes","slug":"dry-dunk","name":"Dry dunk","brand":"dry-run"}
            """;

    @TempDir
    Path home;

    @Inject
    ImportCommand.Import importing;

    @Inject
    UndoCommand.Undo undoing;

    @Inject
    ExportCommand.Export exporting;

    @Inject
    IndexCommand.Index index;

    /** @param more the arguments after the file; arguments that are left out have the defaults of the command */
    private Ended run(QuarkusApplication task, String file, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(home.resolve(file).toString(), "", "merge", "refuse", "", ""));
        for (int i = 0; i < more.length; i++) {
            arguments.set(i + 1, more[i]);
        }
        return Ended.run(task, arguments.toArray(String[]::new));
    }

    @Test
    void aDryRunReportsCountsAndWritesNothing() throws Exception {
        Files.writeString(home.resolve("small.ndjson"), SMALL);
        for (int i = 0; i < 2; i++) {
            run(importing, "small.ndjson", "--dry-run")
                    .assertResult(
                            0,
                            "2 rows, \\d+ a second\\. Would be imported: brands 1 created, 0 changed, 0 unchanged; .*",
                            ".*");
        }
    }

    @Test
    void withoutATerminalNoCommandPrintsABar() throws Exception {
        Files.writeString(home.resolve("small.ndjson"), SMALL);
        for (Ended ended :
                List.of(run(importing, "small.ndjson", "--dry-run"), run(exporting, "all.ndjson"), run(index, ""))) {
            assertFalse(ended.err().contains("\r") || ended.err().contains("["), ended.toString());
        }
    }

    @Test
    void aDryRunNamesTheFieldsThatWouldChange() throws Exception {
        Files.writeString(
                home.resolve("sheet.csv"), "resource,slug,name,note\nsilhouettes,gel-kayano-14,GEL-Kayano XIV,\n");
        run(importing, "sheet.csv", "--dry-run")
                .assertResult(
                        0,
                        "\\Qsilhouettes gel-kayano-14: name: \"GEL-Kayano 14\" -> \"GEL-Kayano XIV\"\\E\\R"
                                + "\\Qsilhouettes gel-kayano-14: note: \"first of the line not designed by its "
                                + "namesake\" -> none\\E\\R1 rows, .* 0 created, 1 changed, 0 unchanged\\.\\R",
                        ".*");
        run(importing, "sheet.csv", "--dry-run", "replace")
                .assertResult(1, "1 rows, .*", ".*sheet\\.csv:2: brand: must be given\\R");
    }

    @Test
    void aDryRunSaysHowManyMoreWouldChange() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 2100; i++) {
            rows.append("{\"resource\":\"brands\",\"slug\":\"again\",\"name\":\"" + i + "\"}\n");
        }
        Files.writeString(home.resolve("again.ndjson"), rows);
        Ended ended = run(importing, "again.ndjson", "--dry-run");
        assertEquals(0, ended.code());
        assertEquals(1002, ended.out().lines().count(), ended.toString());
        assertTrue(ended.out().contains("... and 1099 more would change."), ended.toString());
    }

    @Test
    void anImportReportsEachWrongRow() throws Exception {
        Files.writeString(
                home.resolve("bad.ndjson"),
                SMALL + "{\"resource\":\"sneakers\",\"slug\":\"x\",\"name\":\"X\",\"silhouette\":\"gone\"}\nno json\n");
        run(importing, "bad.ndjson")
                .assertResult(
                        1,
                        "4 rows, \\d+ a second\\. 2 rows cannot be imported, so nothing was imported\\.\\R",
                        ".*bad\\.ndjson:3: silhouette: there is no silhouette 'gone'\\R"
                                + "\\S*bad\\.ndjson:4: is not JSON: wrong at character 1, 'no json'\\R");
    }

    @Test
    void aNameInAFileCannotControlTheTerminal() throws Exception {
        Files.writeString(home.resolve("red.csv"), "resource,slug,name,\u001b[31mred\nbrands,red,Red,x\n");
        run(importing, "red.csv").assertResult(1, ".*", "[^\\x1b]*\\?\\[31mred[^\\x1b]*");
    }

    @Test
    void anImportLeavesRowsOutInAFileBesideItsOwn() throws Exception {
        String rows = "resource,slug,name\nbrands,left-in,Left in\nbrands,Left Out,Left out\nbrands,Left Out 2,Out\n";
        Files.writeString(home.resolve("mine.csv"), rows);
        run(importing, "mine.csv", "--dry-run", "merge", "skip")
                .assertResult(
                        0,
                        "The rows that were left out are in \\S*mine\\.rejected\\.csv\\. .*Left out: 2 rows\\.\\R",
                        ".*mine\\.csv:3: slug: must be a slug[^\\n]* \\(2 rows: lines 3, 4\\)\\R");
        assertEquals(
                "resource,slug,name,fault",
                Files.readString(home.resolve("mine.rejected.csv"))
                        .lines()
                        .findFirst()
                        .get());
        run(importing, "mine.rejected.csv", "--dry-run", "merge", "skip")
                .assertResult(0, ".* are in \\S*mine\\.rejected-2\\.csv.*", ".*");
    }

    @Test
    void anImportOfAWorkbookLeavesRowsOut() throws Exception {
        Files.write(home.resolve("book.xlsx"), Workbooks.of("One", """
                resource|slug|name
                brands|book-one|Book one
                """, "Two\u200B", """
                resource|slug|name
                brands|book-two|Book two
                brands|Book Three|Book three
                """));
        for (String dryRun : List.of("--dry-run", "")) {
            run(importing, "book.xlsx", dryRun, "merge", "skip")
                    .assertResult(
                            0,
                            "The rows that were left out are in \\S*book\\.rejected(-2)?\\.csv\\. "
                                    + ".* brands 2 created, .*Left out: 1 row\\.\\R.*",
                            ".*book\\.xlsx:Two\\?:3: slug: must be a slug[^\\n]*\\R");
        }
        String rejected = Files.readString(home.resolve("book.rejected.csv"));
        assertEquals(Files.readString(home.resolve("book.rejected-2.csv")), rejected);
        Files.writeString(home.resolve("book.rejected.csv"), rejected.replace("Book Three", "book-three"));
        run(importing, "book.rejected.csv", "", "merge", "skip")
                .assertResult(0, ".* brands 1 created, 0 changed, 0 unchanged\\.\\R.*", ".*");
    }

    @Test
    void anImportOfExchangeRatesLeavesRatesOut() throws Exception {
        try (InputStream file = CommandTest.class.getResourceAsStream("/rates/eurofxref-invented.xml")) {
            Files.writeString(
                    home.resolve("rates.xml"),
                    new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("2001-02-", "2004-05-")
                            .replace("'1.25'", "'0'"));
        }
        for (String dryRun : List.of("--dry-run", "")) {
            run(importing, "rates.xml", dryRun, "merge", "skip")
                    .assertResult(
                            0,
                            "The rows that were left out are in \\S*rates\\.rejected(-2)?\\.csv\\. "
                                    + ".* exchange-rates 4 created, .*Left out: 1 row\\.\\R.*",
                            ".*rates\\.xml:11: rate: must be more than 0\\R");
        }
        String rejected = Files.readString(home.resolve("rates.rejected.csv"));
        Files.writeString(home.resolve("rates.rejected.csv"), rejected.replace(",0,", ",1.25,"));
        run(importing, "rates.rejected.csv", "", "merge", "refuse")
                .assertResult(0, ".* exchange-rates 1 created, 0 changed, 0 unchanged\\.\\R.*", ".*");
    }

    @Test
    void aLineWithSeveralWrongRatesIsNamedOnce() throws Exception {
        try (InputStream file = CommandTest.class.getResourceAsStream("/rates/eurofxref-invented.xml")) {
            Files.writeString(
                    home.resolve("rates.xml"),
                    new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("\n", "")
                            .replace("'1.25'", "'0'")
                            .replace("'1.5'", "'0'"));
        }
        run(importing, "rates.xml", "--dry-run")
                .assertResult(1, ".*", ".*rates\\.xml:1: rate: must be more than 0 \\(2 rows: line 1\\)\\R");
    }

    @Test
    void anImportCanBeTakenBackByItsId() throws Exception {
        Files.writeString(home.resolve("small.ndjson"), SMALL);
        Ended imported = run(importing, "small.ndjson");
        imported.assertResult(0, ".*\\RThis is import ([1-9]\\d*)\\. To undo it: undo \\1\\R", ".*");
        String id = imported.out().replaceAll("(?s).*This is import (\\d+).*", "$1");
        Ended.run(undoing, id, "--dry-run")
                .assertResult(0, "Would be undone: silhouettes .* 1 deleted; brands .* 1 deleted\\.\\R", ".*");
        Ended.run(undoing, id, "").assertResult(0, "Undone: silhouettes .* 1 deleted; brands .* 1 deleted\\.\\R", ".*");
        Ended.run(undoing, id, "").assertResult(1, "", ".*Import " + id + " was undone already, by .*\\R");
        Ended.run(undoing, "999999999", "").assertResult(1, "", ".*There is no stored import '999999999'.*");
    }

    @Test
    void anImportSaysWhyItCannotReadAFile() throws Exception {
        run(importing, "missing.csv").assertResult(2, "", ".*There is no such file or folder: \\S*missing\\.csv\\R");
        run(importing, "bad.txt")
                .assertResult(
                        2,
                        "",
                        ".*The name of the file must end with \\.ndjson, \\.csv, \\.tsv, \\.json or \\.xml, "
                                + "or with one of them and \\.gz, or with \\.xlsx: \\S*bad\\.txt\\R");
        Files.write(home.resolve("cut.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        run(importing, "cut.csv.gz").assertResult(2, "", ".*The gzip file is cut off: its end is missing\\.\\R");
    }

    @Test
    void anExportSaysWhyItCannotWriteAFile() throws Exception {
        run(exporting, "bad.json").assertResult(2, "", ".*The name of the file must end with .*: \\S*bad\\.json\\R");
        run(exporting, "nowhere/all.csv").assertResult(2, "", ".*There is no such file or folder: .*");
    }

    @Test
    void anExportIsCompleteBeforeItHasItsName() throws Exception {
        Files.writeString(home.resolve("all.ndjson"), "an older one");
        run(exporting, "all.ndjson").assertResult(0, "Exported [1-9]\\d* rows\\.\\R", ".*");
        assertTrue(Files.readString(home.resolve("all.ndjson")).startsWith("{\"resource\":\"brands\""));
        assertFalse(Files.exists(home.resolve("all.ndjson.part")));
    }

    @Test
    void anImportUnderstandsWhatAnExportWrote() throws Exception {
        run(exporting, "all.csv.gz").assertResult(0, "Exported [1-9]\\d* rows\\.\\R", ".*");
        run(importing, "all.csv.gz").assertResult(0, ".* brands 0 created, 0 changed, [1-9]\\d* unchanged; .*", ".*");
    }

    @Test
    void theIndexMatchesTheCatalog() throws Exception {
        run(index, "").assertResult(0, "[1-9]\\d* entries compared, 0 differences\\.\\R", ".*");
    }

    @ParameterizedTest
    @CsvSource({
        "import, Missing required parameter: 'FILE'",
        "imprt, Did you mean: java -jar quarkus-run.jar import or",
        "import x.csv --dryrun, Unknown option: '--dryrun'",
        "import x.csv --mode=patch, must be merge or replace",
        "import x.csv --on-fault=ignore, must be refuse or skip",
        "undo, Missing required parameter: 'ID'",
        "undo x, is not a long",
        "import x.csv --dry-run --yes, --dry-run only checks the file",
        "export, Missing required parameter: 'FILE'",
        "key, Missing required parameter: 'NAME'",
        "key A+Partner, 1 to 40 characters"
    })
    void aWrongCommandLineIsExplained(String line, String message) throws IOException {
        try (StringWriter err = new StringWriter();
                PrintWriter writer = new PrintWriter(err)) {
            int code = new CommandLine(new Colorway.Commands()).setErr(writer).execute(line.split(" "));
            assertEquals(2, code);
            assertTrue(err.toString().contains(message), err.toString());
        }
    }

    @Test
    void anImportSaysWhyItCannotReadItsMapping() throws IOException {
        Files.write(home.resolve("latin.map"), new byte[] {'a', (byte) 0xE8, '=', 's', 'i', 'z', 'e'});
        Files.createDirectory(home.resolve("folder.map"));
        assertMappingFault("missing.map", "there is no such file");
        assertMappingFault("latin.map", "it is not UTF-8");
        assertMappingFault("folder.map", "it is a folder");
        assertMappingFault("latin.map/inner.map", "Not a directory");
    }

    private void assertMappingFault(String name, String reason) throws IOException {
        String file = home.resolve(name).toString();
        try (StringWriter err = new StringWriter();
                PrintWriter writer = new PrintWriter(err)) {
            int code = new CommandLine(new Colorway.Commands())
                    .setErr(writer)
                    .execute("import", home.resolve("x.csv").toString(), "--mapping", file);
            assertEquals(2, code, err.toString());
            assertEquals(
                    "Cannot read the file of --mapping, " + file + ": " + reason + "." + System.lineSeparator(),
                    err.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--help, 'Commands:'",
        "-h, 'Commands:'",
        "import --help, '--dry-run'",
        "import --help, '|MM/dd/yy|dd/MM/yy'",
        "key -h, 'NAME'"
    })
    void helps(String line, String part) throws IOException {
        try (StringWriter out = new StringWriter();
                PrintWriter writer = new PrintWriter(out)) {
            int code = new CommandLine(new Colorway.Commands()).setOut(writer).execute(line.split(" "));
            assertEquals(0, code);
            assertTrue(out.toString().contains(part), out.toString());
        }
    }
}
