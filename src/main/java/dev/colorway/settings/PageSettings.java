// SPDX-License-Identifier: Apache-2.0
package dev.colorway.settings;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** The settings of the HTML pages. */
@ConfigMapping(prefix = "colorway.page")
public interface PageSettings {

    /** Scheme, host, perhaps a port and a path of unreserved characters (RFC 3986). */
    String ADDRESS = "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*";

    /** Returns whether the service has pages. */
    boolean enabled();

    /**
     * Returns the base address of canonical addresses, without a slash at the end. Must contain the path prefix that a
     * proxy removes. Empty to use the base address of each request.
     */
    Optional<@Pattern(regexp = ADDRESS, message = "must be an address like https://sneakers.example") String> address();

    /** Returns the name of the site, beside its logo and in the titles of its pages. */
    @Size(max = 60)
    String title();

    /** Returns the path of the logo, an SVG or PNG file; empty for Colorway's own mark. */
    Optional<String> logo();

    /** Returns the colour that marks the focus and the notes above a list, as {@code #rrggbb}. */
    @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "must be a colour like #c2233a")
    String accent();

    /** Returns the currency (ISO 4217) of a page whose address names none; empty for the currency of the catalog. */
    Optional<String> currency();

    /** Returns the language (BCP 47) of a page whose address names none. */
    @Pattern(regexp = "en|de", message = "must be en or de")
    String language();
}
