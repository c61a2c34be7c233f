// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import dev.colorway.StartLimitTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A service with little room, for tests of what happens at its limits: few connections to the database, few changes
 * kept, small files, one export at a time that may not stall. It runs behind a proxy, lets pages of chosen origins in,
 * and its identity provider is away.
 */
public class TightService implements QuarkusTestProfile {

    /** How many connections to the database there are; the migrations need more than one. */
    public static final int CONNECTIONS = 3;

    /** How many requests may wait for their answers at a time. */
    public static final int REQUESTS = 4;

    /** How many changes are kept. */
    public static final int CHANGES = 40;

    /** How many bytes an imported file may have. */
    public static final int FILE_BYTES = 1_000_000;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.max-size", Integer.toString(CONNECTIONS)),
                Map.entry("quarkus.datasource.jdbc.acquisition-timeout", "1S"),
                Map.entry("quarkus.datasource.jdbc.login-timeout", "1S"),
                Map.entry("colorway.changes.keep-at-most", Integer.toString(CHANGES)),
                Map.entry("colorway.transfer.max-exports", "1"),
                Map.entry("colorway.http.max-requests", Integer.toString(REQUESTS)),
                Map.entry("colorway.transfer.stall-limit", "2S"),
                Map.entry("colorway.transfer.max-size", Integer.toString(FILE_BYTES)),
                Map.entry("quarkus.oidc.tenant-enabled", "true"),
                Map.entry("quarkus.oidc.auth-server-url", "http://127.0.0.1:1"),
                Map.entry("quarkus.http.cors.origins", "https://shop.example"),
                Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                Map.entry("colorway.http.write-origins", "https://editor.example"));
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(StartLimitTest.AtStart.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Keys.class));
    }
}
