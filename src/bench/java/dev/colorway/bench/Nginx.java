// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An nginx: in front of several nodes, with the settings of docs/OPERATIONS.md, or as a server of files. All files that
 * it writes are in one folder.
 */
final class Nginx {

    /** The response header that names the node. */
    static final String NODE = "X-Node";

    private static final String SETTINGS = """
            %s
            %s
            daemon off;
            pid nginx.pid;
            error_log error.log warn;
            events { worker_connections 2048; }
            http {
                access_log off;
                client_body_temp_path temp; proxy_temp_path temp;
                fastcgi_temp_path temp; uwsgi_temp_path temp; scgi_temp_path temp;
            %s
            }
            """;

    private static final String PROXY = """
                upstream colorway {
            %s
                    keepalive 32;
                    keepalive_timeout 50s;
                }
                server {
                    listen 127.0.0.1:%d;
                    client_max_body_size 0;
                    add_header %s $upstream_addr always;
                    location / {
                        proxy_pass http://colorway;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_set_header Host $http_host;
                        proxy_set_header X-Forwarded-Proto $scheme;
                        proxy_set_header X-Forwarded-Host $http_host;
                        proxy_set_header X-Forwarded-For $remote_addr;
                        proxy_set_header X-Forwarded-Port "";
                        proxy_set_header X-Forwarded-Prefix "";
                        proxy_set_header Forwarded "";
                        proxy_connect_timeout 1s;
                        proxy_next_upstream error timeout;
                        proxy_next_upstream_tries 2;
                    }
                }
            """;

    /** As fast as nginx can serve files: no log, open files, connections that it never closes. */
    private static final String FILES = """
                types { }
                default_type "%s";
                etag on;
                gzip_static on;
                sendfile on;
                tcp_nopush on;
                keepalive_requests 1000000000;
                open_file_cache max=20000 inactive=1h;
                open_file_cache_valid 1h;
            %s
                server {
                    listen 127.0.0.1:%d;
                    root www;
                    location = /sneakers { try_files /lists/$args =404; }
                    location / { }
                }
            """;

    /** One worker for each processor. Each worker keeps the files open. */
    private static final String MANY_WORKERS = "worker_processes auto; worker_rlimit_nofile 30000;";

    private final Path folder;
    private final Process process;

    private Nginx(Path folder, String workers, String http) throws IOException {
        this.folder = folder;
        // Otherwise the workers run as a user without access to the folder.
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Files.writeString(folder.resolve("nginx.conf"), SETTINGS.formatted(user, workers, http));
        process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
    }

    /** Starts an nginx that passes requests to nodes. */
    static Nginx inFrontOf(Path folder, int port, List<Integer> nodes) throws IOException {
        String servers = nodes.stream()
                .map(node -> "        server 127.0.0.1:%d max_fails=1 fail_timeout=5s;".formatted(node))
                .collect(Collectors.joining("\n"));
        return new Nginx(folder, "", PROXY.formatted(servers, port, NODE));
    }

    /**
     * Starts an nginx that serves the files in {@code www}, on all processors. It serves {@code /sneakers?QUERY} from
     * {@code www/lists/QUERY}, all other addresses from the file at their path, and {@code FILE.gz} to callers that
     * accept gzip. The ETag is that of nginx, from the time and the size of the file.
     *
     * @param folder the folder of {@code www}
     * @param contentType the media type of all files
     * @param headers further headers of all responses
     */
    static Nginx ofFiles(Path folder, int port, String contentType, Map<String, String> headers) throws IOException {
        String added = headers.entrySet().stream()
                .map(header -> "    add_header %s \"%s\";".formatted(header.getKey(), header.getValue()))
                .collect(Collectors.joining("\n"));
        return new Nginx(folder, MANY_WORKERS, FILES.formatted(contentType, added, port));
    }

    /** Returns whether nginx is on the PATH. */
    static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("nginx", "-v")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Returns what it has reported. */
    String log() throws IOException {
        return Files.readString(folder.resolve("nginx.out"));
    }

    /** Ends nginx and its workers. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }
}
