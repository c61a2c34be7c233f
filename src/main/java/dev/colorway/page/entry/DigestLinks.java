// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

/**
 * The site and the absolute addresses of a mail.
 *
 * @param site the name of the site
 * @param language the language of the mail (BCP 47)
 * @param languageParameter keeps the language in links; empty for the language of the site
 * @param base the base address of the pages
 * @param page the path and query of the page with the same news
 * @param choice the query that chooses the price on the page of a sneaker; empty for none
 */
public record DigestLinks(
        String site, String language, String languageParameter, String base, String page, String choice) {

    /** Returns the address of the page of a sneaker. */
    public String sneaker(String slug) {
        return link("/s/" + slug + choice);
    }

    /** Returns the address of the page with the same news. */
    public String online() {
        return link(page);
    }

    private String link(String path) {
        return base + path + (languageParameter.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + languageParameter);
    }
}
