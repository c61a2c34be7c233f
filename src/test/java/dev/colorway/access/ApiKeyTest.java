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
        ApiKey.NewKey newKey = ApiKey.generate("shop-1");
        assertTrue(newKey.key().matches("shop-1\\.[A-Za-z0-9_-]{43}"), newKey.key());
        assertTrue(newKey.setting().matches("shop-1:[A-Za-z0-9_-]{22}:[A-Za-z0-9_-]{43}"), newKey.setting());
        assertFalse(newKey.setting().contains(newKey.key().substring(7)));
        assertTrue(ApiKey.ofSetting(newKey.setting()).matches(newKey.key()));
        assertNotEquals(newKey.key(), ApiKey.generate("shop-1").key());
        assertFalse(ApiKey.ofSetting(newKey.setting())
                .matches(ApiKey.generate("shop-1").key()));
    }

    @Test
    void isShownByItsNameOnly() {
        assertEquals("shop", ApiKey.ofSetting(ApiKey.generate("shop").setting()).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Shop", "a b", "a.b", "a:b", "a,b", "käse", "12345678901234567890123456789012345678901"})
    void refusesANameThatNamesNoKey(String name) {
        assertThrows(IllegalArgumentException.class, () -> ApiKey.generate(name));
    }

    @Test
    void knowsEachOfSeveralKeysUntilItIsTakenOut() {
        ApiKey.NewKey one = ApiKey.generate("one");
        ApiKey.NewKey two = ApiKey.generate("two");
        ApiKeys both = keys(one.setting(), " " + two.setting());
        assertEquals("one", both.find(one.key()).orElseThrow().name());
        assertEquals("two", both.find(two.key()).orElseThrow().name());
        assertEquals(List.of("one", "two"), both.names());
        assertTrue(keys(two.setting()).find(one.key()).isEmpty());
        assertTrue(new ApiKeys(Optional.empty(), NONE).find(one.key()).isEmpty());
    }

    @Test
    void doesNotStartWithWhatIsNoKeyAndDoesNotRepeatIt() {
        ApiKey.NewKey newKey = ApiKey.generate("one");
        for (String wrong : List.of(
                newKey.key(),
                "one",
                newKey.setting() + "=",
                newKey.setting().toUpperCase(Locale.ROOT),
                newKey.setting() + ":x",
                "one::" + newKey.setting().substring(27))) {
            ConfigurationException refused = assertThrows(
                    ConfigurationException.class,
                    () -> keys(ApiKey.generate("two").setting(), wrong));
            assertEquals(
                    "colorway.api-keys: element 2 of 2 is not a name:salt:hash as the command 'key NAME' prints it",
                    refused.getMessage());
        }
        assertEquals(
                "colorway.api-keys: element 2 of 2 has the same name as another element",
                assertThrows(
                                ConfigurationException.class,
                                () -> keys(
                                        newKey.setting(), ApiKey.generate("one").setting()))
                        .getMessage());
    }
}
