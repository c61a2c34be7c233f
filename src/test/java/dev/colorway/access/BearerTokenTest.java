// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import static dev.colorway.access.Callers.withToken;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.colorway.testing.IdentityProvider;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;

/** Checks which tokens of the configured provider permit writes. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class BearerTokenTest {

    IdentityProvider provider;

    private static void refuses(String token) {
        withToken(token)
                .post(TestWrites.PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body(
                        "type",
                        endsWith("/problems/unauthenticated"),
                        "detail",
                        startsWith("The credentials are not valid."));
    }

    private JwtClaims writer() {
        return provider.claims("reader", Access.WRITER);
    }

    @Test
    void letsAWriterWrite() {
        withToken(provider.signed(writer()))
                .body("12345")
                .post(TestWrites.PATH)
                .then()
                .statusCode(200)
                .body(equalTo("somebody wrote 5"));
    }

    @Test
    void namesTheRoleThatIsMissing() {
        for (JwtClaims claims : new JwtClaims[] {provider.claims("reader"), provider.claims()}) {
            withToken(provider.signed(claims))
                    .post(TestWrites.PATH)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body(
                            "detail",
                            equalTo("This needs the role 'catalog-writer', which your credentials do not have."));
        }
    }

    @Test
    void refusesATokenOutOfItsTime() {
        JwtClaims expired = writer();
        expired.setExpirationTimeMinutesInTheFuture(-5);
        refuses(provider.signed(expired));
        JwtClaims early = writer();
        early.setNotBefore(NumericDate.fromSeconds(NumericDate.now().getValue() + 600));
        refuses(provider.signed(early));
        JwtClaims endless = writer();
        endless.unsetClaim("exp");
        refuses(provider.signed(endless));
    }

    @Test
    void refusesATokenForAnotherService() {
        JwtClaims other = writer();
        other.setAudience("another-service");
        refuses(provider.signed(other));
        JwtClaims any = writer();
        any.unsetClaim("aud");
        refuses(provider.signed(any));
    }

    @Test
    void refusesATokenOfAnotherIssuer() {
        JwtClaims other = writer();
        other.setIssuer("https://issuer.example");
        refuses(provider.signed(other));
        JwtClaims none = writer();
        none.unsetClaim("iss");
        refuses(provider.signed(none));
    }

    @Test
    void refusesATokenThatTheProviderDidNotSign() {
        refuses(IdentityProvider.signed(
                writer(), by -> by.setKey(IdentityProvider.newKey().getPrivateKey())));
        refuses(IdentityProvider.signed(writer(), by -> {
            by.setKey(IdentityProvider.newKey().getPrivateKey());
            by.setKeyIdHeaderValue("unknown");
        }));
        String signed = provider.signed(provider.claims("reader"));
        String raised = provider.signed(writer());
        refuses(raised.substring(0, raised.lastIndexOf('.')) + signed.substring(signed.lastIndexOf('.')));
    }

    @Test
    void refusesATokenWithoutASignature() {
        String unsigned =
                IdentityProvider.signed(writer(), by -> by.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE));
        refuses(unsigned);
        String signed = provider.signed(writer());
        refuses(signed.substring(0, signed.lastIndexOf('.') + 1));
        refuses(unsigned + signed.substring(signed.lastIndexOf('.') + 1));
    }

    @Test
    void refusesATokenThatIsSignedWithThePublicKeyAsASecret() {
        for (byte[] secret : new byte[][] {
            provider.key().getPublicKey().getEncoded(),
            provider.key().toJson(OutputControlLevel.PUBLIC_ONLY).getBytes(StandardCharsets.UTF_8)
        }) {
            refuses(IdentityProvider.signed(writer(), by -> {
                by.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
                by.setKey(new HmacKey(secret));
            }));
        }
    }

    @Test
    void refusesWhatIsNoToken() {
        for (String garbage : new String[] {
            "x",
            "x.y.z",
            "....",
            "..",
            "e30..e30",
            "e30.e30.",
            "a.b.c.d.e",
            "é.e30.e30",
            "e30.e30.e30",
            "null",
            "a b",
            "tests.K3ojYxk_xzYimeCur-M6hagzHFj_KGeHetbmjNlri4U"
        }) {
            refuses(garbage);
        }
    }
}
