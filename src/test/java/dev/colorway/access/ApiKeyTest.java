// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private static final DevelopmentKey NONE = new DevelopmentKey(LaunchMode.NORMAL, List.of());

    private static ApiKeys keys(String... settings) {
        return new ApiKeys(Optional.of(List.of(settings)), NONE);
    }

    @Test
    void makesAKeyThatItsSettingKnows() {
        ApiKey.Made made = ApiKey.make("shop-1");
        assertTrue(made.key().matches("shop-1\\.[A-Za-z0-9_-]{43}"), made.key());
        assertTrue(made.setting().matches("shop-1:[A-Za-z0-9_-]{22}:[A-Za-z0-9_-]{43}"), made.setting());
        assertFalse(made.setting().contains(made.key().substring(7)));
        assertTrue(ApiKey.ofSetting(made.setting()).is(made.key()));
        assertNotEquals(made.key(), ApiKey.make("shop-1").key());
        assertFalse(ApiKey.ofSetting(made.setting()).is(ApiKey.make("shop-1").key()));
    }

    @Test
    void isShownByItsNameOnly() {
        assertEquals("shop", ApiKey.ofSetting(ApiKey.make("shop").setting()).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Shop", "a b", "a.b", "a:b", "a,b", "käse", "12345678901234567890123456789012345678901"})
    void refusesANameThatNamesNoKey(String name) {
        assertThrows(IllegalArgumentException.class, () -> ApiKey.make(name));
    }

    @Test
    void knowsEachOfSeveralKeysUntilItIsTakenOut() {
        ApiKey.Made one = ApiKey.make("one");
        ApiKey.Made two = ApiKey.make("two");
        ApiKeys both = keys(one.setting(), " " + two.setting());
        assertEquals("one", both.find(one.key()).orElseThrow().name());
        assertEquals("two", both.find(two.key()).orElseThrow().name());
        assertEquals(List.of("one", "two"), both.names());
        assertTrue(keys(two.setting()).find(one.key()).isEmpty());
        assertTrue(new ApiKeys(Optional.empty(), NONE).find(one.key()).isEmpty());
    }

    @Test
    void doesNotStartWithWhatIsNoKeyAndDoesNotRepeatIt() {
        ApiKey.Made made = ApiKey.make("one");
        for (String wrong : List.of(
                made.key(),
                "one",
                made.setting() + "=",
                made.setting().toUpperCase(Locale.ROOT),
                made.setting() + ":x",
                "one::" + made.setting().substring(27))) {
            ConfigurationException refused = assertThrows(
                    ConfigurationException.class, () -> keys(ApiKey.make("two").setting(), wrong));
            assertEquals(
                    "colorway.api-keys: element 2 of 2 is not a name:salt:hash as the command 'key NAME' prints it",
                    refused.getMessage());
        }
        assertEquals(
                "colorway.api-keys: element 2 of 2 has the same name as another element",
                assertThrows(
                                ConfigurationException.class,
                                () -> keys(made.setting(), ApiKey.make("one").setting()))
                        .getMessage());
    }
}
