// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * A service with low limits, for tests of the limits: few database connections, few stored changes, small files, and
 * one export at a time, which may not stall. Sneakers show retail prices and bids only. It runs behind a proxy that can
 * cache. Web pages of chosen origins can send requests to it. Its identity provider is unavailable. It has no pages of
 * its own.
 */
public class TightService implements QuarkusTestProfile {

    /** The size of the connection pool: the smallest with which the service starts. */
    public static final int CONNECTIONS = 3;

    /** The maximum count of requests in progress. */
    public static final int REQUESTS = 4;

    /** The maximum count of stored changes. */
    public static final int CHANGES = 40;

    /** The maximum size of an imported file in bytes. */
    public static final int FILE_BYTES = 1_000_000;

    /** The maximum count of imports that can be undone. */
    public static final int RECORDS = 3;

    /** The maximum size of the record of one import in characters. */
    public static final int RECORD_SIZE = 20_000;

    /** The build property that adds the source of documents that {@code StartLimitTest} checks. */
    public static final String RECORDS_START = "test.records-start";

    /** The {@code Cache-Control} of responses that show the catalog. */
    public static final String CACHE_CONTROL = "public, max-age=30, stale-while-revalidate=300";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.max-size", Integer.toString(CONNECTIONS)),
                Map.entry("quarkus.datasource.jdbc.acquisition-timeout", "1S"),
                Map.entry("quarkus.datasource.jdbc.login-timeout", "1S"),
                Map.entry("colorway.changes.keep-at-most", Integer.toString(CHANGES)),
                Map.entry("colorway.price.shown-kinds", "RETAIL,BID"),
                Map.entry(RECORDS_START, "true"),
                Map.entry("colorway.transfer.max-exports", "1"),
                Map.entry("colorway.http.max-requests", Integer.toString(REQUESTS)),
                Map.entry("colorway.http.cache-control", CACHE_CONTROL),
                Map.entry("colorway.transfer.stall-limit", "2S"),
                Map.entry("colorway.transfer.max-size", Integer.toString(FILE_BYTES)),
                Map.entry("colorway.transfer.max-records", Integer.toString(RECORDS)),
                Map.entry("colorway.transfer.max-record-size", Integer.toString(RECORD_SIZE)),
                Map.entry("quarkus.oidc.tenant-enabled", "true"),
                Map.entry("quarkus.oidc.auth-server-url", "http://127.0.0.1:1"),
                Map.entry("quarkus.http.cors.origins", "https://shop.example"),
                Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                Map.entry("colorway.page.enabled", "false"),
                Map.entry("colorway.http.write-origins", "https://editor.example"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Keys.class));
    }
}
