// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The valid API keys: those in the setting {@code colorway.api-keys}. If the setting has none, dev mode generates one.
 */
@Singleton
class ApiKeys {

    static final String SETTING = "colorway.api-keys";

    /** The key to check if no key has the claimed name, so that response times do not reveal names. */
    private static final ApiKey DUMMY =
            ApiKey.ofSetting(ApiKey.generate("nobody").setting());

    private final Map<String, ApiKey> byName;

    /**
     * @throws ConfigurationException if the setting is wrong; the message gives the position of the wrong element, but
     *     not its text
     */
    ApiKeys(@ConfigProperty(name = SETTING) Optional<List<String>> settings, DevelopmentKey development) {
        SortedMap<String, ApiKey> keys = new TreeMap<>();
        List<String> elements = settings.orElse(List.of());
        for (int i = 0; i < elements.size(); i++) {
            try {
                ApiKey key = ApiKey.ofSetting(elements.get(i).strip());
                if (keys.put(key.name(), key) != null) {
                    throw new IllegalArgumentException("has the same name as another element");
                }
            } catch (IllegalArgumentException wrong) {
                throw new ConfigurationException(
                        "%s: element %d of %d %s".formatted(SETTING, i + 1, elements.size(), wrong.getMessage()));
            }
        }
        development.text().map(ApiKey::ofText).ifPresent(key -> keys.put(key.name(), key));
        byName = keys;
    }

    /** Returns the key with this text; empty if the text is not a valid key. */
    Optional<ApiKey> find(String text) {
        ApiKey claimed = byName.getOrDefault(ApiKey.claimedName(text), DUMMY);
        return claimed.matches(text) ? Optional.of(claimed) : Optional.empty();
    }

    /** Returns the names in alphabetical order. */
    List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
