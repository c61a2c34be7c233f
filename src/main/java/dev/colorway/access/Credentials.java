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

/** Which credentials are taken here, told to the operator at the start and to callers who lack them. */
@Singleton
class Credentials {

    private static final Logger LOG = Logger.getLogger(Credentials.class);

    @Inject
    ApiKeys keys;

    @ConfigProperty(name = "quarkus.oidc.tenant-enabled")
    boolean takesBearerTokens;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    Optional<String> provider;

    /** A service whose keys are no keys does not start, because it needs the keys for this. */
    void tell(@Observes StartupEvent start) {
        if (areNone()) {
            LOG.info("Nobody can write. To allow it, make a key with 'java -jar "
                    + "target/quarkus-app/quarkus-run.jar key NAME' and set COLORWAY_API_KEYS.");
        } else {
            LOG.infof(
                    "Who can write: %s.",
                    String.join(
                            "; ",
                            Stream.of(
                                            keys.names().isEmpty()
                                                    ? "no API keys"
                                                    : "the API keys " + String.join(", ", keys.names()),
                                            takesBearerTokens
                                                    ? "bearer tokens of " + provider.orElse("a configured key")
                                                    : "no bearer tokens")
                                    .toList()));
        }
    }

    /** Whether nothing that a caller could send would be valid. */
    boolean areNone() {
        return keys.names().isEmpty() && !takesBearerTokens;
    }

    /** What a caller must do, as the end of a problem's detail. */
    String howToSend() {
        if (areNone()) {
            return "Nobody may write here until whoever runs this service configures an API key.";
        }
        if (!takesBearerTokens) {
            return "Send an API key in the header '" + ApiKeyAuthentication.HEADER + "'.";
        }
        String token = "a bearer token in the header 'Authorization'";
        return keys.names().isEmpty()
                ? "Send " + token + "."
                : "Send an API key in the header '" + ApiKeyAuthentication.HEADER + "', or " + token + ".";
    }

    /** The values of {@code WWW-Authenticate} (RFC 9110, 11.6.1): every 401 has at least one. */
    List<String> challenges() {
        String key = "ApiKey realm=\"colorway\", header=\"" + ApiKeyAuthentication.HEADER + "\"";
        return takesBearerTokens ? List.of(key, "Bearer realm=\"colorway\"") : List.of(key);
    }
}
