// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.colorway.catalog.EntryType;
import dev.colorway.sneaker.SneakerType;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.OnPostgreSql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * Checks which package may depend on which. Imports point one way: from commands and features down to queries, HTTP and
 * the database.
 */
class ArchitectureTest {

    private static final JavaClasses COLORWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.colorway");

    private static final int LINE_LENGTH = 120;

    @Test
    void importsPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .ensureAllClassesAreContainedInArchitecture()
                .layer("command")
                .definedBy("..colorway.command..")
                .layer("page")
                .definedBy("..colorway.page..")
                .layer("transfer")
                .definedBy("..colorway.transfer..")
                .layer("webhook")
                .definedBy("..colorway.webhook..")
                .layer("changes")
                .definedBy("..colorway.changes..")
                .layer("answer")
                .definedBy("..colorway.answer..")
                .layer("related")
                .definedBy("..colorway.related..", "..colorway.drops..", "..colorway.feed..")
                .layer("digest")
                .definedBy("..colorway.digest..")
                .layer("market")
                .definedBy("..colorway.market..")
                .layer("sneaker")
                .definedBy("..colorway.sneaker..")
                .layer("features")
                .definedBy(features())
                .layer("drawing")
                .definedBy("..colorway.drawing..")
                .layer("search")
                .definedBy("..colorway.search..")
                .layer("content")
                .definedBy("..colorway.content..")
                .layer("catalog")
                .definedBy("..colorway.catalog..")
                .layer("revision")
                .definedBy("..colorway.revision..")
                .layer("transaction")
                .definedBy("..colorway.transaction..")
                .layer("query")
                .definedBy("..colorway.query..")
                .layer("sheet")
                .definedBy("..colorway.sheet..")
                .layer("rows")
                .definedBy("..colorway.rows..")
                .layer("access")
                .definedBy("..colorway.access..")
                .layer("http")
                .definedBy("..colorway.http..")
                .layer("database")
                .definedBy("..colorway.database..")
                .layer("settings")
                .definedBy("..colorway.settings..")
                .whereLayer("command")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("page")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("transfer")
                .mayOnlyBeAccessedByLayers("command")
                .whereLayer("sheet")
                .mayOnlyBeAccessedByLayers("command", "transfer")
                .whereLayer("webhook")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("changes")
                .mayOnlyBeAccessedByLayers("page", "webhook")
                .whereLayer("answer")
                .mayOnlyBeAccessedByLayers("sneaker")
                .whereLayer("related")
                .mayOnlyBeAccessedByLayers("page", "market")
                .whereLayer("digest")
                .mayOnlyBeAccessedByLayers("page", "webhook")
                .whereLayer("market")
                .mayOnlyBeAccessedByLayers("digest")
                .whereLayer("sneaker")
                .mayOnlyBeAccessedByLayers("page", "transfer", "sheet", "digest", "related", "market")
                .whereLayer("features")
                .mayOnlyBeAccessedByLayers(
                        "page",
                        "command",
                        "transfer",
                        "sheet",
                        "webhook",
                        "changes",
                        "digest",
                        "related",
                        "market",
                        "sneaker")
                .whereLayer("search")
                .mayOnlyBeAccessedByLayers("command", "transfer", "digest", "related", "market", "sneaker", "features")
                .whereLayer("content")
                .mayOnlyBeAccessedByLayers("page", "webhook", "changes", "digest", "related", "sneaker", "features")
                .whereLayer("catalog")
                .mayOnlyBeAccessedByLayers(
                        "page",
                        "transfer",
                        "sheet",
                        "webhook",
                        "changes",
                        "digest",
                        "related",
                        "market",
                        "sneaker",
                        "features",
                        "search",
                        "content")
                .whereLayer("revision")
                .mayOnlyBeAccessedByLayers(
                        "page",
                        "answer",
                        "transfer",
                        "webhook",
                        "changes",
                        "digest",
                        "related",
                        "market",
                        "sneaker",
                        "features",
                        "search",
                        "catalog")
                .whereLayer("query")
                .mayOnlyBeAccessedByLayers(
                        "page",
                        "transfer",
                        "sheet",
                        "webhook",
                        "changes",
                        "digest",
                        "related",
                        "market",
                        "sneaker",
                        "features",
                        "search",
                        "content",
                        "catalog")
                .whereLayer("transaction")
                .mayOnlyBeAccessedByLayers(
                        "transfer",
                        "webhook",
                        "changes",
                        "related",
                        "market",
                        "sneaker",
                        "features",
                        "search",
                        "catalog",
                        "revision")
                .whereLayer("rows")
                .mayOnlyBeAccessedByLayers(
                        "command", "transfer", "sheet", "related", "market", "sneaker", "features", "catalog")
                .whereLayer("access")
                .mayOnlyBeAccessedByLayers("command", "transfer", "webhook", "sneaker", "features", "catalog")
                .whereLayer("drawing")
                .mayOnlyBeAccessedByLayers("sneaker")
                .whereLayer("drawing")
                .mayNotAccessAnyLayer()
                .whereLayer("database")
                .mayOnlyAccessLayers("settings")
                .whereLayer("settings")
                .mayNotAccessAnyLayer()
                .check(COLORWAY);
    }

    /**
     * Returns the packages of the features below sneakers: the packages with a type of entry, without the package of
     * sneakers, and the packages of prices and suggestions. Sneakers may refer to them.
     */
    private static String[] features() {
        return Stream.concat(
                        COLORWAY.stream()
                                .filter(type -> type.isAssignableTo(EntryType.class)
                                        && !type.isEquivalentTo(EntryType.class)
                                        && !type.isEquivalentTo(SneakerType.class))
                                .map(JavaClass::getPackageName),
                        Stream.of("dev.colorway.price", "dev.colorway.suggestion"))
                .map(name -> name + "..")
                .toArray(String[]::new);
    }

    /**
     * A streamed query result keeps its statement open until the session ends, unless the stream is closed. An import
     * is one long session.
     */
    @Test
    void noResultsAreStreamed() {
        noClasses()
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("getResultStream")))
                .check(COLORWAY);
    }

    @Test
    void everyTestOfTheServiceSaysOnWhichDatabasesItRuns() {
        classes()
                .that()
                .areAnnotatedWith(QuarkusTest.class)
                .should()
                .beAnnotatedWith(OnBothDatabases.class)
                .orShould()
                .beAnnotatedWith(OnPostgreSql.class)
                .orShould()
                .beAnnotatedWith(OnAnyDatabase.class)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.OnlyIncludeTests())
                        .importPackages("dev.colorway"));
    }

    /** The build checks null only in packages that are null-marked. */
    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.colorway", "db.migration")
                        .stream()
                        .map(JavaClass::getPackage)
                        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName)
                        .distinct()
                        .toList();
        assertEquals(List.of(), unmarked);
    }

    @Test
    void noTwoPackagesKnowEachOther() {
        slices().matching("dev.colorway.(*)..").should().beFreeOfCycles().check(COLORWAY);
        slices().matching("dev.colorway.http.(*)..").should().beFreeOfCycles().check(COLORWAY);
    }

    @Test
    void noLayerOnlyForwards() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Service")
                .orShould()
                .haveSimpleNameEndingWith("ServiceImpl")
                .orShould()
                .haveSimpleNameEndingWith("Repository")
                .orShould()
                .haveSimpleNameEndingWith("Mapper")
                .check(COLORWAY);
    }

    @Test
    void entitiesNeverLeaveTheirPackage() {
        COLORWAY.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(jakarta.ws.rs.GET.class))
                .forEach(method -> assertTrue(
                        method.getReturnType().getAllInvolvedRawTypes().stream()
                                .noneMatch(type -> type.isAnnotatedWith(Entity.class)),
                        method.getFullName()));
    }

    @Test
    void everyFileCarriesItsLicence() throws IOException {
        for (String root : List.of("src", "pom.xml", "mvnw")) {
            for (java.nio.file.Path file : files(root)) {
                if (!file.toString().endsWith("json")) {
                    assertTrue(
                            Files.readString(file)
                                    .lines()
                                    .limit(3)
                                    .anyMatch(line -> line.contains("SPDX-License-Identifier: Apache-2.0")),
                            file.toString());
                }
            }
        }
    }

    /** The formatter leaves long text blocks and string literals alone. */
    @Test
    void noLineOfCodeIsTooLong() throws IOException {
        assertEquals(List.of(), lines("src", line -> line.length() > LINE_LENGTH));
    }

    /**
     * The OpenAPI scanner parses an example that begins with a digit as JSON. If it cannot, it logs that at each start.
     */
    @Test
    void examplesThatBeginLikeNumbersAreQuoted() throws IOException {
        Pattern unquoted = Pattern.compile("examples = \"[0-9]+-[0-9-]*\"");
        assertEquals(List.of(), lines("src/main", line -> unquoted.matcher(line).find()));
    }

    /** Returns the file and the line number of each matching line of code. */
    private static List<String> lines(String root, Predicate<String> matching) throws IOException {
        List<String> found = new ArrayList<>();
        for (java.nio.file.Path file : files(root)) {
            if (file.toString().endsWith(".java")) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (matching.test(lines.get(i))) {
                        found.add(file + ":" + (i + 1));
                    }
                }
            }
        }
        return found;
    }

    private static List<java.nio.file.Path> files(String root) throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of(root))) {
            return files.filter(Files::isRegularFile)
                    // The build of the naive application writes into its own folder.
                    .filter(file -> !file.startsWith("src/bench/naive/target"))
                    .toList();
        }
    }
}
