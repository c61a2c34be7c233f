// SPDX-License-Identifier: Apache-2.0
package dev.colorway.settings;

import io.smallrye.config.SmallRyeConfig;
import org.eclipse.microprofile.config.ConfigProvider;

/** The settings for code that is not a bean. Use this class only after the framework has started. */
public final class Settings {

    private Settings() {}

    /**
     * Returns the settings of a type.
     *
     * @param type an interface of this package
     */
    public static <S> S of(Class<S> type) {
        return ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(type);
    }
}
