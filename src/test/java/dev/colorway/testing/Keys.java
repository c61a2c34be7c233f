// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** An API key that is valid in the applications whose profile has this resource. */
public class Keys implements QuarkusTestResourceLifecycleManager {

    /** The header for an API key. */
    public static final String HEADER = "X-API-Key";

    /** The key in plain text. */
    public static final String WRITER = "tests.K3ojYxk_xzYimeCur-M6hagzHFj_KGeHetbmjNlri4U";

    /** The salted hash of the key, as in {@code colorway.api-keys}. */
    public static final String SETTING = "tests:opnSGaqcOxtvgGmuWwgAYg:KnjMxwlMmm7lPXVF4zRMamSDwMVeZzO1cj9tuQXTzAU";

    @Override
    public Map<String, String> start() {
        return Map.of("colorway.api-keys", SETTING);
    }

    @Override
    public void stop() {
        // There is nothing to stop.
    }
}
