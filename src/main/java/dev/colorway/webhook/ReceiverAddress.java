// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.colorway.content.WebAddress;
import dev.colorway.settings.Settings;
import dev.colorway.settings.WebhookSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The address of a receiver. Only its form is checked here. The IP addresses of its host are checked at each attempt,
 * because they can change.
 *
 * @param text the address as the caller wrote it, at most {@value #MAX_LENGTH} characters; never null
 */
@Schema(
        type = SchemaType.STRING,
        name = "ReceiverAddress",
        format = "uri",
        pattern = ReceiverAddress.PATTERN,
        maxLength = ReceiverAddress.MAX_LENGTH,
        description = "An `https` address (RFC 3986) with a host name or an IPv4 address, without a user name and a "
                + "fragment, on port 443 or 8443. The operator can allow `http` and other ports.")
public record ReceiverAddress(String text) {

    static final int MAX_LENGTH = WebAddress.MAX_LENGTH;

    static final String PATTERN = "https?://[!-~]+";

    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /**
     * A host whose last label is a number. Programs read such a host as different IP addresses (octal, hexadecimal).
     */
    private static final Pattern NUMBER = Pattern.compile("(?i)(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    /**
     * Reads an address that a caller wrote.
     *
     * @throws IllegalArgumentException if the address is not allowed; the message is for callers of the API
     */
    public static ReceiverAddress fromString(String text) {
        WebhookSettings settings = Settings.of(WebhookSettings.class);
        boolean isHttp = settings.allowHttp() && text.startsWith(HTTP);
        // Both schemes have the same form.
        WebAddress.fromString(isHttp ? HTTPS + text.substring(HTTP.length()) : text);
        URI address = URI.create(text);
        if (address.getRawFragment() != null) {
            throw new IllegalArgumentException("must not have a fragment, the part from '#' on");
        }
        String host = address.getHost();
        if (host.startsWith("[")) {
            throw new IllegalArgumentException("must not have an IPv6 address as its host: use a name");
        }
        if (NUMBER.matcher(host).matches() && !IPV4.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "must have a host name, or an IPv4 address as four decimal numbers, as its host");
        }
        if (!isPortAllowed(address, settings)) {
            throw new IllegalArgumentException("must have one of the ports "
                    + settings.ports().orElseThrow().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")));
        }
        return new ReceiverAddress(text);
    }

    /**
     * Returns why the settings do not allow the address of a webhook now; empty if they do. They can be stricter than
     * at the time when the webhook was created.
     */
    static Optional<String> refusal(URI address, WebhookSettings settings) {
        if (!isEncrypted(address) && !settings.allowHttp()) {
            return Optional.of("the address has the scheme http, which the settings do not allow");
        }
        return isPortAllowed(address, settings)
                ? Optional.empty()
                : Optional.of("the address has the port " + port(address) + ", which the settings do not allow");
    }

    private static boolean isPortAllowed(URI address, WebhookSettings settings) {
        List<Integer> ports = settings.ports().orElse(List.of());
        return ports.isEmpty() || ports.contains(port(address));
    }

    /** Returns the port to which messages are sent. */
    static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : isEncrypted(address) ? HTTPS_PORT : HTTP_PORT;
    }

    static boolean isEncrypted(URI address) {
        return "https".equals(address.getScheme());
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
