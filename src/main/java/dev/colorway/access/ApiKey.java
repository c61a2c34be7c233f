// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key without its text. The hash is enough to check whether a text is the key, but the key cannot be computed
 * from it.
 *
 * <p>The hash is deliberately one round of SHA-256. A key is 256 random bits and not a password: NIST SP 800-63B,
 * 5.1.2.2, requires only an approved one-way function for a secret with at least 112 bits of entropy. A slow hash would
 * not make such a key harder to guess, and would let any client keep the processor busy.
 *
 * @param name the name of the key in settings and logs: 1 to 40 of {@code a-z}, {@code 0-9} and {@code -}
 * @param salt 16 random bytes as base64url
 * @param hash the SHA-256 of the salt's bytes and the key's text, as base64url
 */
public record ApiKey(String name, String salt, String hash) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern SETTING = Pattern.compile("(" + NAME + "):([A-Za-z0-9_-]{22}):([A-Za-z0-9_-]{43})");
    private static final int SALT_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * A new key.
     *
     * @param key the text to send, {@code name.secret}; it is not stored
     * @param setting the element of {@code colorway.api-keys} for the key: {@code name:salt:hash}, in characters that
     *     are not special in any shell
     */
    public record NewKey(String key, String setting) {}

    /**
     * Creates a key.
     *
     * @throws IllegalArgumentException if the name is invalid; the message says which names are valid
     */
    public static NewKey generate(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a key is 1 to 40 characters of a-z, 0-9 and -");
        }
        String key = name + '.' + random(SECRET_BYTES);
        return new NewKey(key, ofText(key).setting());
    }

    /** Hashes an existing key with a new salt. */
    static ApiKey ofText(String key) {
        String salt = random(SALT_BYTES);
        return new ApiKey(claimedName(key), salt, hash(salt, key));
    }

    /**
     * Reads an element of the setting {@code colorway.api-keys}.
     *
     * @throws IllegalArgumentException if the element is not {@code name:salt:hash}; the message does not repeat the
     *     element, because an operator can have set the text of a key by mistake
     */
    static ApiKey ofSetting(String setting) {
        Matcher parts = SETTING.matcher(setting);
        if (!parts.matches()) {
            throw new IllegalArgumentException("is not a name:salt:hash as the command 'key NAME' prints it");
        }
        return new ApiKey(parts.group(1), parts.group(2), parts.group(3));
    }

    /** Returns the name that a text claims: the part before its first dot, or all of it. */
    static String claimedName(String text) {
        return text.split("\\.", 2)[0];
    }

    private String setting() {
        return name + ':' + salt + ':' + hash;
    }

    /**
     * Returns whether this text is the key. The time of the check does not depend on how many characters are correct.
     */
    boolean matches(String text) {
        return MessageDigest.isEqual(bytes(hash), bytes(hash(salt, text)));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return base64(random);
    }

    private static String hash(String salt, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Base64.getUrlDecoder().decode(salt));
            return base64(digest.digest(bytes(text)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns only the name: a hash must not appear in a log. */
    @Override
    public String toString() {
        return name;
    }
}
