// SPDX-License-Identifier: Apache-2.0
package dev.colorway.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An {@code https} address outside of the catalog. The service stores and returns it, and never opens it.
 *
 * @param text the address as the caller wrote it, at most {@value #MAX_LENGTH} characters; never null
 */
@Schema(
        type = SchemaType.STRING,
        name = "WebAddress",
        format = "uri",
        pattern = WebAddress.PATTERN,
        maxLength = WebAddress.MAX_LENGTH,
        description = "An `https` address (RFC 3986) with a host and without a user name. Percent-encode characters "
                + "that are not ASCII. The service never opens it.")
public record WebAddress(String text) {

    /** The limit for the length, in characters. */
    public static final int MAX_LENGTH = 2000;

    static final String PATTERN = "https://[!-~]+";

    private static final String SCHEME = "https://";
    private static final Pattern NOT_ASCII = Pattern.compile("[^ -~]");

    /** Accepts every text: call this constructor only with a checked address. Jackson calls it for stored addresses. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WebAddress {}

    /**
     * Reads an address that a caller wrote.
     *
     * @throws IllegalArgumentException if the address is not allowed; the message is for callers of the API
     */
    public static WebAddress fromString(String text) {
        if (!text.startsWith(SCHEME)) {
            throw new IllegalArgumentException("must be an address that begins with " + SCHEME);
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must have at most " + MAX_LENGTH + " characters");
        }
        // The class URI allows letters of every script, and invisible characters that change the direction of the text.
        if (NOT_ASCII.matcher(text).find()) {
            throw new IllegalArgumentException("must have ASCII characters only: percent-encode all others");
        }
        URI address;
        try {
            address = new URI(text).parseServerAuthority();
        } catch (URISyntaxException noAddress) {
            throw new IllegalArgumentException("must be a valid address (RFC 3986)", noAddress);
        }
        if (address.getHost() == null) {
            throw new IllegalArgumentException("must have a host after " + SCHEME);
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must not have a user name or a password before its host");
        }
        return new WebAddress(text);
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
