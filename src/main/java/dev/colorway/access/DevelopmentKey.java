// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The API key of dev mode, if the developer has configured none. It is random, because web pages in the developer's
 * browser can also send requests to the service. It survives live reloads, until the process ends. No setting can
 * create it outside of dev mode: the build fixes the launch mode.
 */
@Singleton
public class DevelopmentKey {

    /** A system property, because each live reload discards static fields with their class loader. */
    static final String PROPERTY = "dev.colorway.development-key";

    private final Optional<String> text;

    @Inject
    DevelopmentKey(@ConfigProperty(name = ApiKeys.SETTING) Optional<List<String>> configured) {
        this(LaunchMode.current(), configured.orElse(List.of()));
    }

    /** @param configured the configured keys */
    DevelopmentKey(LaunchMode mode, List<String> configured) {
        text = mode == LaunchMode.DEVELOPMENT && configured.isEmpty() ? Optional.of(getOrGenerate()) : Optional.empty();
    }

    private static String getOrGenerate() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, ApiKey.generate("development").key());
        }
        return System.getProperty(PROPERTY);
    }

    /** Returns the text of the key; empty if this process has no development key. */
    public Optional<String> text() {
        return text;
    }
}
