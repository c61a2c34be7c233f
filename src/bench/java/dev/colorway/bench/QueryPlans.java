// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Captures the plans that PostgreSQL used, with the rows and buffers that it read (PostgreSQL, F.3, auto_explain). All
 * queries are slower until {@link #close}.
 */
final class QueryPlans implements AutoCloseable {

    private static final List<String> SETTINGS = List.of(
            "auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on", "auto_explain.log_buffers = on");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SEQUENTIAL = Pattern.compile("Seq Scan on (\\w+)");
    private static final int LARGE = 10_000;
    /** The time in milliseconds that the server needs to apply new settings, and to write its log. */
    private static final int MILLIS_TO_SETTLE = 500;

    private final Connection superuser;
    private final Path log;
    private final String database;

    /** @param superuser a connection to the measured database; the service does not use this connection */
    QueryPlans(Connection superuser, Path log) throws SQLException, InterruptedException {
        this.superuser = superuser;
        this.log = log;
        this.database = superuser.getCatalog();
        for (String setting : SETTINGS) {
            execute("alter system set " + setting);
        }
        execute("select pg_reload_conf()");
        Thread.sleep(MILLIS_TO_SETTLE);
    }

    /** Sends a request. */
    interface Query {

        void run() throws IOException, InterruptedException;
    }

    /** Returns the statements of a request and their plans. */
    List<String> of(Query query) throws IOException, InterruptedException {
        Thread.sleep(MILLIS_TO_SETTLE);
        long before = Files.size(log);
        query.run();
        Thread.sleep(MILLIS_TO_SETTLE);
        List<String> plans = new ArrayList<>();
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] written = new byte[Math.toIntExact(file.length() - before)];
            file.seek(before);
            file.readFully(written);
            for (String line :
                    new String(written, StandardCharsets.UTF_8).lines().toList()) {
                JsonNode entry = JSON.readTree(line);
                String message = entry.path("message").asText();
                if (entry.path("dbname").asText().equals(database) && message.contains("plan:\n")) {
                    plans.add(message);
                }
            }
        }
        return plans;
    }

    /** Returns the tables with more than 10,000 rows that the plans read completely, with their row counts. */
    Set<String> largeTablesScanned(List<String> plans) throws SQLException {
        Set<String> tables = new TreeSet<>();
        String[] read = plans.stream()
                .flatMap(plan -> SEQUENTIAL.matcher(plan).results())
                .map(found -> found.group(1))
                .distinct()
                .toArray(String[]::new);
        try (PreparedStatement statement = superuser.prepareStatement(
                "select relname, reltuples::bigint from pg_class where relname = any (?) and reltuples > ?")) {
            statement.setArray(1, superuser.createArrayOf("text", read));
            statement.setInt(2, LARGE);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    tables.add(String.format(Locale.ROOT, "%s (%,d rows)", found.getString(1), found.getLong(2)));
                }
            }
        }
        return tables;
    }

    @Override
    public void close() throws SQLException {
        for (String setting : SETTINGS) {
            execute("alter system reset " + setting.split(" ")[0]);
        }
        execute("select pg_reload_conf()");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
