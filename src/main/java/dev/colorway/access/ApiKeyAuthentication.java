// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import dev.colorway.http.Writers;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Authenticates writers by the API key in the header {@value #HEADER}. Runs before OpenID Connect, which checks bearer
 * tokens. So it also checks two rules for all credentials: a request has only one credential, and the credentials from
 * its address have not failed too often.
 */
@Singleton
class ApiKeyAuthentication implements HttpAuthenticationMechanism, Writers {

    static final String HEADER = "X-API-Key";

    private static final Pattern BEARER = Pattern.compile("bearer\\b", Pattern.CASE_INSENSITIVE);
    /** The compact form of a signed token (RFC 7515, 7.1), in the form of a bearer token (RFC 6750, 2.1). */
    private static final Pattern SIGNED_TOKEN =
            Pattern.compile("bearer +[\\w-]+\\.[\\w-]+\\.[\\w-]+ *", Pattern.CASE_INSENSITIVE);

    @Inject
    Credentials accepted;

    @Inject
    ApiKeys keys;

    @Inject
    FailedAttempts failed;

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        MultiMap headers = context.request().headers();
        List<String> given = headers.getAll(HEADER);
        int credentials =
                given.size() + headers.getAll(HttpHeaders.AUTHORIZATION).size();
        if (credentials == 0) {
            return Uni.createFrom().nullItem();
        }
        if (credentials > 1) {
            return Uni.createFrom()
                    .failure(new ProblemException(
                            ProblemType.MALFORMED_REQUEST,
                            "Send one credential: '" + HEADER + "' or 'Authorization', once."));
        }
        long seconds = failed.secondsToWait(context.request());
        if (seconds > 0) {
            return Uni.createFrom()
                    .failure(new ProblemException(
                                    ProblemType.TOO_MANY_FAILURES,
                                    "Credentials from your address have failed too often. Try again in " + seconds
                                            + " s, with valid ones.")
                            .with(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        }
        if (given.isEmpty()) {
            return isMalformedToken(headers.get(HttpHeaders.AUTHORIZATION))
                    ? Uni.createFrom().failure(new AuthenticationFailedException())
                    : Uni.createFrom().nullItem();
        }
        return writer(given.get(0));
    }

    /**
     * Returns whether the header has a malformed bearer token; false if the service accepts no bearer tokens. The
     * framework would fail on such a token instead of refusing it.
     */
    private boolean isMalformedToken(String authorization) {
        return accepted.acceptsBearerTokens
                && BEARER.matcher(authorization).lookingAt()
                && !SIGNED_TOKEN.matcher(authorization).matches();
    }

    private Uni<SecurityIdentity> writer(String text) {
        return keys.find(text)
                .map(key -> Uni.createFrom()
                        .<SecurityIdentity>item(QuarkusSecurityIdentity.builder()
                                .setPrincipal(new QuarkusPrincipal(key.name()))
                                .addRole(Access.WRITER)
                                .build()))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
    }

    /**
     * Returns whether the credentials can be valid; false if the request has none or has both headers, or if its
     * address must wait. Bearer tokens are validated later, with their provider's keys.
     */
    @Override
    public boolean maySend(HttpServerRequest request) {
        String key = request.getHeader(HEADER);
        boolean hasToken = request.headers().contains(HttpHeaders.AUTHORIZATION);
        return failed.secondsToWait(request) == 0
                && (key == null
                        ? hasToken && accepted.acceptsBearerTokens
                        : !hasToken && keys.find(key).isPresent());
    }

    /** Returns no challenge, because {@link AccessProblems} writes the response. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public int getPriority() {
        return 2 * DEFAULT_PRIORITY;
    }
}
