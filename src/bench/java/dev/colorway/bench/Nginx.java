// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An nginx in front of several nodes, with the settings of docs/OPERATIONS.md. All files that it writes are in one
 * folder.
 */
final class Nginx {

    /** The response header that names the node. */
    static final String NODE = "X-Node";

    private static final String SETTINGS = """
            %s
            daemon off;
            pid nginx.pid;
            error_log error.log warn;
            events { worker_connections 2048; }
            http {
                access_log off;
                client_body_temp_path temp; proxy_temp_path temp; fastcgi_temp_path temp; uwsgi_temp_path temp; scgi_temp_path temp;
                upstream colorway {
            %s
                    keepalive 32;
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
                        proxy_connect_timeout 1s;
                        proxy_next_upstream error timeout;
                        proxy_next_upstream_tries 2;
                    }
                }
            }
            """;

    private final Process process;

    /** Starts nginx. */
    Nginx(Path folder, int port, List<Integer> nodes) throws IOException {
        // Otherwise the workers run as a user without access to the folder.
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        String servers = nodes.stream()
                .map(node -> "        server 127.0.0.1:%d max_fails=1 fail_timeout=5s;".formatted(node))
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("nginx.conf"), SETTINGS.formatted(user, servers, port, NODE));
        process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
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

    /** Ends nginx and its workers. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }
}
