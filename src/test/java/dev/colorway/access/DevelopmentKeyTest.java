// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.LaunchMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DevelopmentKeyTest {

    @AfterEach
    void clear() {
        System.clearProperty(DevelopmentKey.PROPERTY);
    }

    @Test
    void isOneRandomKeyPerProcess() {
        String text = inDevMode().text().orElseThrow();
        assertTrue(text.matches("development\\.[A-Za-z0-9_-]{43}"), text);
        assertEquals(text, inDevMode().text().orElseThrow());
        clear();
        assertNotEquals(text, inDevMode().text().orElseThrow());
    }

    @Test
    void isTakenInDevMode() {
        String text = inDevMode().text().orElseThrow();
        ApiKeys keys = new ApiKeys(Optional.empty(), inDevMode());
        assertEquals("development", keys.find(text).orElseThrow().name());
        assertTrue(keys.find(text + "x").isEmpty());
        assertEquals(List.of("development"), keys.names());
    }

    @Test
    void isNoneWhereAKeyIsConfigured() {
        String setting = ApiKey.generate("shop").setting();
        assertTrue(new DevelopmentKey(LaunchMode.DEVELOPMENT, List.of(setting))
                .text()
                .isEmpty());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DEVELOPMENT")
    void isNoneOutsideOfDevModeEvenIfSomethingSetsTheProperty(LaunchMode mode) {
        System.setProperty(
                DevelopmentKey.PROPERTY, ApiKey.generate("development").key());
        DevelopmentKey key = new DevelopmentKey(mode, List.of());
        assertTrue(key.text().isEmpty());
        assertEquals(List.of(), new ApiKeys(Optional.empty(), key).names());
    }

    private static DevelopmentKey inDevMode() {
        return new DevelopmentKey(LaunchMode.DEVELOPMENT, List.of());
    }
}
