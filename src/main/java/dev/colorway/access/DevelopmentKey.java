// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The API key of dev mode, for a developer who has configured none. It is random, because pages in a browser reach the
 * developer's machine too, and it stays the same over live reloads, until the process ends. There is none outside of
 * dev mode, whatever the settings: the build fixes the launch mode.
 */
@Singleton
public class DevelopmentKey {

    /** A system property: static fields are gone with the class loader of each live reload. */
    static final String REMEMBERED = "dev.colorway.development-key";

    private final Optional<String> text;

    @Inject
    DevelopmentKey(@ConfigProperty(name = ApiKeys.SETTING) Optional<List<String>> configured) {
        this(LaunchMode.current(), configured.orElse(List.of()));
    }

    /** @param configured the keys that are configured */
    DevelopmentKey(LaunchMode mode, List<String> configured) {
        text = mode == LaunchMode.DEVELOPMENT && configured.isEmpty() ? Optional.of(remembered()) : Optional.empty();
    }

    private static String remembered() {
        if (System.getProperty(REMEMBERED) == null) {
            System.setProperty(REMEMBERED, ApiKey.make("development").key());
        }
        return System.getProperty(REMEMBERED);
    }

    /** What its holder sends; empty if there is no such key here. */
    public Optional<String> text() {
        return text;
    }
}
