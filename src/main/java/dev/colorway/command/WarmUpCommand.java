// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Starts the service in a temporary folder, requests some addresses and ends. The build runs this command with
 * {@code -XX:ArchiveClassesAtExit}: the JVM then archives the classes that a start needs.
 */
@Command(
        name = "warm-up",
        hidden = true,
        description = "Starts the service in a temporary folder, requests some addresses and ends.")
final class WarmUpCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private static final List<String> ADDRESSES = List.of(
            "/",
            "/sneakers?facets=collaborator,size,price&limit=2",
            "/sneakers?q=kayano&collaborator=jjjjound&size=US9&minPrice=1&sort=-price",
            "/sneakers/jjjjound-gel-kayano-14-silver-black",
            "/sneakers/jjjjound-gel-kayano-14-silver-black/related",
            "/silhouettes",
            "/collaborations",
            "/collaborators",
            "/designers",
            "/brands",
            "/size-charts",
            "/prices?size=US9",
            "/suggestions?q=ka",
            "/changes",
            "/catalog",
            "/problems/not-found",
            "/nothing",
            "/brands?colour=red",
            "/q/openapi",
            "/q/health");

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("colorway");
        // System properties override the environment.
        System.setProperty("colorway.data", folder.toString());
        System.setProperty(
                "colorway.database.url",
                "jdbc:h2:file:" + folder.toAbsolutePath() + "/colorway;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        System.setProperty("colorway.search.folder", folder.resolve("index").toString());
        System.setProperty("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.http.port", Integer.toString(freePort()));
        System.setProperty("quarkus.shutdown.delay", "0S");
        System.setProperty("quarkus.log.console.level", "WARN");
        Quarkus.run(Caller.class, (code, failure) -> {
            delete(folder);
            StartCheck.end(code, failure);
        });
        return 0;
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    file.deleteOnExit();
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Requests the addresses from the service in this process. */
    static final class Caller implements QuarkusApplication {

        @Override
        public int run(String... arguments) throws IOException, InterruptedException {
            String base = "http://127.0.0.1:" + System.getProperty("quarkus.http.port");
            HttpClient client =
                    HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
            for (String address : ADDRESSES) {
                for (String coding : List.of("identity", "gzip")) {
                    client.send(
                            HttpRequest.newBuilder(URI.create(base + address))
                                    .header("Accept-Encoding", coding)
                                    .timeout(TIMEOUT)
                                    .build(),
                            BodyHandlers.discarding());
                }
            }
            return 0;
        }
    }
}
