// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An https address of another site, as a client writes it. The service stores and shows it, and never opens it.
 *
 * @param text the address, with at most {@value #MAX_LENGTH} characters of ASCII; never null
 */
@Schema(
        type = SchemaType.STRING,
        name = "HttpsAddress",
        pattern = "^[Hh][Tt][Tt][Pp][Ss]://[!-~]+$",
        maxLength = HttpsAddress.MAX_LENGTH,
        description = "An https address. The service never opens it.")
public record HttpsAddress(String text) {

    /** The limit for the length, in characters. */
    public static final int MAX_LENGTH = 2000;

    private static final Pattern ASCII = Pattern.compile("[!-~]*");

    /** @throws IllegalArgumentException if the text is not such an address; clients of the API see the message */
    public HttpsAddress {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must have at most " + MAX_LENGTH + " characters");
        }
        if (!isAddress(text)) {
            throw new IllegalArgumentException("must be an https address with a host and without credentials, "
                    + "percent-encoded, such as https://shop.example/1201a457-101");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            return ASCII.matcher(text).matches()
                    && "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Calls the constructor. Bodies are read with a method of this name. */
    public static HttpsAddress fromString(String text) {
        return new HttpsAddress(text);
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
