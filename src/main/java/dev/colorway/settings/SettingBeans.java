// SPDX-License-Identifier: Apache-2.0
package dev.colorway.settings;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;

/**
 * The settings as beans that read the configuration at their first use. Without these beans, the framework would read
 * the configuration when it creates a bean with settings, and it creates some beans before the configuration is
 * complete.
 */
@ApplicationScoped
class SettingBeans {

    @Produces
    @ApplicationScoped
    @Alternative
    @Priority(1)
    HttpSettings http() {
        return Settings.of(HttpSettings.class);
    }

    @Produces
    @ApplicationScoped
    @Alternative
    @Priority(1)
    TransferSettings transfer() {
        return Settings.of(TransferSettings.class);
    }

    @Produces
    @ApplicationScoped
    @Alternative
    @Priority(1)
    ChangeSettings changes() {
        return Settings.of(ChangeSettings.class);
    }

    @Produces
    @ApplicationScoped
    @Alternative
    @Priority(1)
    SearchSettings search() {
        return Settings.of(SearchSettings.class);
    }

    @Produces
    @ApplicationScoped
    @Alternative
    @Priority(1)
    PageSettings page() {
        return Settings.of(PageSettings.class);
    }

    @Produces
    @ApplicationScoped
    @Alternative
    @Priority(1)
    WebhookSettings webhooks() {
        return Settings.of(WebhookSettings.class);
    }
}
