// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/** Saves responses of a service as files, which nginx serves at the same addresses: see {@link Nginx#ofFiles}. */
final class SavedAnswers {

    private static final int SAVED_BETWEEN_REPORTS = 1_000;

    private final String base;
    private final Path folder;

    /**
     * @param base scheme, host and port of the service
     * @param folder the folder for the files
     */
    SavedAnswers(String base, Path folder) {
        this.base = base;
        this.folder = folder;
    }

    /** Saves the responses to these addresses, which have no scheme, host and port. */
    void save(Collection<String> addresses) throws IOException, InterruptedException {
        int saved = 0;
        for (String address : addresses) {
            write(file(address), address, Map.of());
            saved++;
            if (saved % SAVED_BETWEEN_REPORTS == 0) {
                System.err.println("saved " + saved + " of " + addresses.size() + " responses");
            }
        }
    }

    /** Saves a response as the service compresses it, beside the file that is not compressed. */
    void saveCompressed(String address) throws IOException, InterruptedException {
        Path plain = file(address);
        write(plain.resolveSibling(plain.getFileName() + ".gz"), address, Map.of("Accept-Encoding", "gzip"));
    }

    private void write(Path file, String address, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = Requests.get(base + address, headers);
        if (answer.statusCode() != Requests.OK) {
            throw new IllegalStateException(base + address + ": " + answer.statusCode());
        }
        Files.createDirectories(file.getParent());
        Files.write(file, answer.body());
    }

    /** Returns {@code lists/QUERY} for {@code /sneakers?QUERY}; for an entry, its path. */
    private Path file(String address) {
        int query = address.indexOf('?');
        return folder.resolve(query < 0 ? address.substring(1) : "lists/" + address.substring(query + 1));
    }
}
