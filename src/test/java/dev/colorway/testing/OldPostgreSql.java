// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * A server that accepts every client and reports a version, as PostgreSQL does. It supports nothing else and runs until
 * it is closed.
 */
public final class OldPostgreSql implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String version;
    private final Queue<String> refusals;

    /**
     * Starts the server.
     *
     * @param version the version to report, such as 14.9
     * @param refusals SQLSTATEs such as 57P03, each sent to one of the first clients instead of the version
     */
    public OldPostgreSql(String version, String... refusals) throws IOException {
        this.version = version;
        this.refusals = new ArrayDeque<>(List.of(refusals));
        Thread server = new Thread(this::serve);
        server.setDaemon(true);
        server.start();
    }

    /** Returns its JDBC URL, for a client that only asks for the version. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort() + "/db?assumeMinServerVersion=14";
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept();
                    DataInputStream in = new DataInputStream(client.getInputStream());
                    DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
                answer(in, out);
                in.readAllBytes();
            } catch (IOException gone) {
                // The client has disconnected, or this server is closed.
            }
        }
    }

    /**
     * Answers the start of a connection (documentation of PostgreSQL, Frontend/Backend Protocol, 54.2.1 and 54.2.11),
     * or refuses it (54.8).
     */
    private void answer(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            byte[] rest = new byte[in.readInt() - 8];
            int request = in.readInt();
            in.readFully(rest);
            if (request != SSL_REQUEST && request != GSS_REQUEST) {
                break;
            }
            out.writeByte('N');
        }
        if (!refusals.isEmpty()) {
            byte[] error = ("SFATAL\0C" + refusals.remove() + "\0Mnot now\0\0").getBytes(StandardCharsets.US_ASCII);
            out.writeByte('E');
            out.writeInt(4 + error.length);
            out.write(error);
            return;
        }
        out.writeByte('R');
        out.writeInt(8);
        out.writeInt(0);
        for (List<String> parameter : List.of(
                List.of("server_version", version),
                List.of("client_encoding", "UTF8"),
                List.of("DateStyle", "ISO, MDY"),
                List.of("standard_conforming_strings", "on"),
                List.of("integer_datetimes", "on"),
                List.of("TimeZone", "UTC"))) {
            byte[] text = (parameter.get(0) + "\0" + parameter.get(1) + "\0").getBytes(StandardCharsets.US_ASCII);
            out.writeByte('S');
            out.writeInt(4 + text.length);
            out.write(text);
        }
        out.writeByte('Z');
        out.writeInt(5);
        out.writeByte('I');
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
