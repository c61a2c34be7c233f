// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Api;
import dev.colorway.testing.CatalogGenerator;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Lane;
import dev.colorway.testing.Packaged;
import dev.colorway.testing.PostgreSql;
import dev.colorway.testing.Questions;
import dev.colorway.testing.Questions.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports one file into H2 and into PostgreSQL and sends the same requests to both. Status, headers and bytes of all
 * responses must be equal.
 *
 * <p>{@code ./mvnw verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=SameAnswersIT -Dsneakers=10000
 * -Dquestions=5000} sends more requests to a larger catalog. {@code -Dseed=…} repeats an earlier run. The last line of
 * the output is a summary.
 */
class SameAnswersIT {

    /** Names that databases compare and sort differently by default. */
    private static final List<String> NAMES = List.of(
            "Alpha",
            "alpha",
            "Ålpha",
            "ALPHA  2",
            "Øresund",
            "Čapek & Søns",
            "{Void}",
            "_under",
            "Straße",
            "Strasse",
            "İstanbul",
            "ısparta",
            "ΣΊΣΥΦΟΣ",
            "a-b",
            "a b",
            "ab",
            "ﬁne",
            "fine",
            "Ｗide",
            "青",
            "100%",
            "O'Neill",
            "back\\slash",
            "zeta",
            "Ægir");

    private static final int PAGES = Lane.size(1, 3);
    private static final int MAX_DIFFERENCES = 5;
    private static final String SEPARATOR = "\n";
    /** A sort whose cursors contain the time of a write, which differs between the two services. */
    private static final Pattern TIME_IN_CURSOR = Pattern.compile("sort(=|\":\")-?(created|updated)At");

    @TempDir
    Path home;

    private final int sneakers = Integer.getInteger("sneakers", 300);
    private final int count = Integer.getInteger("questions", 200);
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private Packaged h2;
    private Packaged postgreSql;
    private int compared;

    @AfterEach
    void end() throws InterruptedException {
        h2.kill();
        postgreSql.kill();
    }

    @Test
    void areTheSameOnBothDatabases() throws IOException, InterruptedException {
        Path catalog = home.resolve("catalog.ndjson");
        new CatalogGenerator(sneakers, 10 * sneakers, seed).write(catalog);
        for (String resource : List.of("brands", "designers", "collaborators")) {
            for (int number = 0; number < NAMES.size(); number++) {
                String name = NAMES.get(number).replace("\\", "\\\\");
                Files.writeString(
                        catalog,
                        "{\"resource\":\"%s\",\"slug\":\"awkward-%d\",\"name\":\"%s\"}\n"
                                .formatted(resource, number, name),
                        StandardOpenOption.APPEND);
            }
        }
        Map<String, String> settings =
                new HashMap<>(Map.of("COLORWAY_FIRST_CATALOG", "false", "COLORWAY_API_KEYS", Keys.SETTING));
        h2 = filled(catalog, settings);
        settings.putAll(PostgreSql.empty().variables());
        postgreSql = filled(catalog, settings);

        Questions questions = new Questions(catalog, seed);
        for (Question question : questions.each()) {
            compare(question);
        }
        for (int number = 0; number < count && differences.size() < MAX_DIFFERENCES; number++) {
            compare(questions.next());
        }
        System.out.printf(
                "%d questions compared, by status %s; %d differences. %d sneakers, seed %d.%n",
                compared, statuses, differences.size(), sneakers, seed);
        assertEquals(List.of(), differences);
    }

    private Packaged filled(Path catalog, Map<String, String> settings) throws IOException, InterruptedException {
        Packaged service = new Packaged(home);
        service.start(settings);
        HttpResponse<String> imported = service.send(service.to("/imports")
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofFile(catalog)));
        assertEquals(200, imported.statusCode(), imported.body());
        return service;
    }

    /** Compares the responses to a request and to its next pages, and a conditional request for the first page. */
    private void compare(Question question) throws IOException, InterruptedException {
        Question next = question;
        for (int page = 0; next != null && page < PAGES; page++) {
            HttpResponse<byte[]> expected = send(h2, next, null);
            compare(next, null, expected);
            String tag = expected.headers().firstValue("ETag").orElse(null);
            if (tag != null && page == 0) {
                compare(next, tag, send(h2, next, tag));
            }
            next = TIME_IN_CURSOR.matcher(question.address()).find() ? null : following(next, expected);
        }
    }

    private void compare(Question question, String tag, HttpResponse<byte[]> expected)
            throws IOException, InterruptedException {
        compared++;
        statuses.merge(expected.statusCode(), 1, Integer::sum);
        boolean hasTimesOfWriting =
                question.address().matches("/(changes|digest|drops|movers|sneakers).*") && expected.statusCode() < 400;
        // The tag of a file depends on the times of writes, too.
        if (tag != null && (hasTimesOfWriting || isOfFile(tag))) {
            return;
        }
        String one = text(expected, hasTimesOfWriting);
        String other = text(send(postgreSql, question, tag), hasTimesOfWriting);
        if (!one.equals(other)) {
            differences.add("%s as %s%n--- H2%n%s%n--- PostgreSQL%n%s%n"
                    .formatted(question.address(), question.accept(), one, other));
        }
    }

    private HttpResponse<byte[]> send(Packaged service, Question question, String tag)
            throws IOException, InterruptedException {
        // Both need the same host, because the host appears in URLs and therefore in ETags.
        HttpRequest.Builder request = service.to(question.address())
                .header("Host", "catalog.example")
                .header("X-Request-Id", "same")
                .header("Accept", question.accept());
        return client.send(
                (tag == null ? request : request.header("If-None-Match", tag)).build(), BodyHandlers.ofByteArray());
    }

    /**
     * Returns status, headers and body without the header {@code Date}. If the response contains times of writes, these
     * and the headers that depend on them are removed, too.
     */
    private static String text(HttpResponse<byte[]> answer, boolean hasTimesOfWriting) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.computeIfPresent("etag", (name, tags) -> isOfFile(tags.get(0)) ? null : tags);
        boolean isWorkbook =
                answer.headers().firstValue("Content-Type").orElse("").endsWith("spreadsheetml.sheet");
        if (isWorkbook) {
            // A workbook contains the time at which it was made, compressed. So the length of the workbook depends on
            // the digits of the time.
            headers.remove("content-length");
        }
        String body =
                new String(isWorkbook ? partsOfWorkbook(answer.body()) : answer.body(), StandardCharsets.ISO_8859_1);
        if (hasTimesOfWriting) {
            headers.keySet().removeAll(List.of("etag", "content-length", "last-modified"));
            body = body.replaceAll("\"(at|createdAt|updatedAt)\":\"[^\"]*\"", "\"$1\":\"\"");
            // Feeds and calendars. The ids of their entries are made from the time at which a sneaker was created, too.
            body = body.replaceAll("<(published|updated)>[^<]*", "<$1>")
                    .replaceAll("\"(date_published|date_modified)\":\"[^\"]*\"", "\"$1\":\"\"")
                    .replaceAll("urn:uuid:[0-9a-f-]*", "urn:uuid:")
                    .replaceAll("(?m)^(UID|DTSTAMP|CREATED|LAST-MODIFIED):.*$", "$1:");
            if (TIME_IN_CURSOR.matcher(body).find()) {
                headers.remove("link");
                body = body.replaceAll("cursor=[^\"]*", "cursor=");
            }
        }
        return answer.statusCode() + SEPARATOR + headers + SEPARATOR + body;
    }

    private static boolean isOfFile(String tag) {
        return tag.startsWith("W/");
    }

    /** Returns the parts of a workbook, unpacked. The part with the time at which the workbook was made is left out. */
    private static byte[] partsOfWorkbook(byte[] workbook) throws IOException {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        Path file = Files.createTempFile("workbook", ".xlsx");
        Files.write(file, workbook);
        // Reads the ZIP file by its directory, as spreadsheet programs do. Some entries have their size behind their
        // content, and a ZipInputStream cannot read all of these.
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                if (!part.getName().equals("docProps/core.xml")) {
                    parts.write(part.getName().getBytes(StandardCharsets.UTF_8));
                    zip.getInputStream(part).transferTo(parts);
                }
            }
        } finally {
            Files.delete(file);
        }
        return parts.toByteArray();
    }

    private static Question following(Question question, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200
                || !answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
            return null;
        }
        var next = Api.json(new String(answer.body(), StandardCharsets.UTF_8)).get("next");
        return next == null ? null : new Question(Api.relative(next.asText()), question.accept());
    }
}
