// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of settings. CacheControlTest checks what the service sends. */
class CachePolicyTest {

    private static final String SETTING = "colorway.http.cache-control";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public, no-cache",
                "no-store",
                "private,max-age=0",
                "public, max-age=30, stale-while-revalidate=300",
                "public, max-age=0, s-maxage=31536000, stale-if-error=60, must-revalidate"
            })
    void readsDirectivesOfResponses(String value) {
        assertDoesNotThrow(() -> CachePolicy.checkDirectives(SETTING, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "public max-age=30",
                "public, max-age=30s",
                "public, max-age=-1",
                "public, max-age",
                "public, max_age=30",
                "public,, no-cache",
                "public, no-cache,",
                "only-if-cached",
                "public, no-cache\r\nX: y"
            })
    void refusesWhatCachesWouldIgnore(String value) {
        String message = assertThrows(ConfigurationException.class, () -> CachePolicy.checkDirectives(SETTING, value))
                .getMessage();
        assertTrue(message.startsWith(SETTING + " must be directives of Cache-Control"), message);
    }
}
