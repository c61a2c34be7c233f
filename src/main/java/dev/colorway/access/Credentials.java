// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The credentials that the service accepts. Reports them to operators at the start, and to clients without valid
 * credentials.
 */
@Singleton
class Credentials {

    private static final Logger LOG = Logger.getLogger(Credentials.class);

    @Inject
    ApiKeys keys;

    @ConfigProperty(name = "quarkus.oidc.tenant-enabled")
    boolean acceptsBearerTokens;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    Optional<String> provider;

    /**
     * Logs the accepted credentials. To log them, the service reads the keys. So it does not start if a configured key
     * is invalid.
     */
    void report(@Observes StartupEvent start) {
        if (isEmpty()) {
            LOG.info("This service is read-only: no API key is configured. To allow writes, create a key with 'java "
                    + "-jar target/quarkus-app/quarkus-run.jar key NAME' and set COLORWAY_API_KEYS.");
        } else {
            LOG.infof(
                    "Write access: %s.",
                    String.join(
                            "; ",
                            Stream.of(
                                            keys.names().isEmpty()
                                                    ? "no API keys"
                                                    : "the API keys " + String.join(", ", keys.names()),
                                            acceptsBearerTokens
                                                    ? "bearer tokens of " + provider.orElse("a configured key")
                                                    : "no bearer tokens")
                                    .toList()));
        }
    }

    /** Returns whether the service accepts no credentials at all. */
    boolean isEmpty() {
        return keys.names().isEmpty() && !acceptsBearerTokens;
    }

    /**
     * Returns the sentence for the end of a problem's detail: which credentials to send, or that the service accepts
     * none.
     */
    String howToSend() {
        if (isEmpty()) {
            return "This service is read-only: no API key is configured.";
        }
        if (!acceptsBearerTokens) {
            return "Send an API key in the header '" + ApiKeyAuthentication.HEADER + "'.";
        }
        String token = "a bearer token in the header 'Authorization'";
        return keys.names().isEmpty()
                ? "Send " + token + "."
                : "Send an API key in the header '" + ApiKeyAuthentication.HEADER + "', or " + token + ".";
    }

    /** Returns the values of {@code WWW-Authenticate} (RFC 9110, 11.6.1): every 401 has at least one. */
    List<String> challenges() {
        String key = "ApiKey realm=\"colorway\", header=\"" + ApiKeyAuthentication.HEADER + "\"";
        return acceptsBearerTokens ? List.of(key, "Bearer realm=\"colorway\"") : List.of(key);
    }
}
