// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.answer.AnswerMemory;
import dev.colorway.search.SearchIndex;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Imports and exports of the application under test, as exact bytes. */
public final class Transfers {

    public static final String NDJSON = "application/x-ndjson";
    public static final String CSV = "text/csv";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Transfers() {}

    /** Returns a request to an address that is already encoded. */
    public static HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create(Api.base() + address));
    }

    public static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Returns the body at an address in this format; fails if the status is not 200. */
    public static String export(String address, String format) {
        HttpResponse<byte[]> answer = send(to(address).header("Accept", format));
        assertEquals(200, answer.statusCode(), () -> text(answer));
        return text(answer);
    }

    /** Returns a request that imports a body. */
    public static HttpRequest.Builder toImport(String format, byte[] file) {
        return to("/imports")
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", format)
                .POST(BodyPublishers.ofByteArray(file));
    }

    /** Returns a request that imports a body in chunks, without its length. */
    public static HttpRequest.Builder toImportInPieces(String format, byte[] file) {
        return to("/imports")
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", format)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file)));
    }

    /** Imports a file and returns the response; fails if the status is not 200. */
    public static JsonNode imported(String format, String file) {
        return imported(format, bytes(file));
    }

    /** Imports a file and returns the response; fails if the status is not 200. */
    public static JsonNode imported(String format, byte[] file) {
        HttpResponse<byte[]> answer = send(toImport(format, file));
        assertEquals(200, answer.statusCode(), () -> text(answer));
        return Api.json(text(answer));
    }

    /**
     * Returns one of the counts of an import or an undo, such as the created or the deleted rows, for all resources.
     *
     * @param counted the name of the count in the response
     */
    public static int count(JsonNode imported, String counted) {
        int count = 0;
        for (JsonNode resource : imported.get("resources")) {
            count += resource.path(counted).asInt();
        }
        return count;
    }

    /** Sends a request that must be refused and returns the problem. */
    public static JsonNode refused(int status, HttpRequest.Builder request) {
        HttpResponse<byte[]> answer = send(request);
        assertEquals(status, answer.statusCode(), () -> text(answer));
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse("none").split(";")[0]);
        return Api.json(text(answer));
    }

    public static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    public static byte[] unpacked(byte[] bytes) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /** Deletes all entries from the catalog of the application under test. */
    public static void empty() {
        emptyTables();
        try {
            // The index and the cache do not know about changes made directly in the database.
            Arc.container().instance(AnswerMemory.class).get().clear();
            Arc.container().instance(SearchIndex.class).get().rebuild((done, total) -> {});
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void emptyTables() {
        QuarkusTransaction.requiringNew()
                .timeout(120)
                .run(() -> Panache.getSession().doWork(Tables::empty));
    }
}
