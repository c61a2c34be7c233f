// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import java.net.URI;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/**
 * The parts of a page that all pages share: head, header and the bar with its requests. {@code layout.html} shows them.
 *
 * @param root the path prefix of a proxy, without a slash at the end; empty without one. Links to other pages start
 *     with it and name neither scheme nor host. Canonical addresses and the addresses of {@code requests} are absolute
 * @param language the language of its texts (BCP 47)
 * @param languages the languages in which the page can be read
 * @param title the name of the site
 * @param logo the path of the logo, after {@code root}
 * @param style the path of the style sheet, after {@code root}
 * @param script the path of the script, after {@code root}
 * @param q the text in the search field, as it was typed; empty for none
 * @param requests the requests to the API that return the content of the page
 */
public record Frame(
        String root,
        String language,
        List<PageLanguage.Choice> languages,
        String title,
        String logo,
        String style,
        String script,
        String q,
        List<ApiRequest> requests) {

    /**
     * Returns the path of another page in the same language, for a link.
     *
     * @param path the path after {@code root}, with its query
     */
    public String link(String path) {
        String chosen = languageParameter();
        return root + path + (chosen.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + chosen);
    }

    /** Returns the parameter of links that keeps the language; empty for the language of the site. */
    public String languageParameter() {
        return languages.stream()
                .filter(each -> each.tag().equals(language))
                .map(PageLanguage.Choice::query)
                .findFirst()
                .orElse("");
    }

    /** Returns the canonical address of a page in a language: one without other parameters. */
    public String inLanguage(String canonical, String parameter) {
        return parameter.isEmpty() ? canonical : canonical + "?" + parameter;
    }

    /** Returns the path of the page of a sneaker. */
    public String sneaker(String slug) {
        return link("/s/" + slug);
    }

    /**
     * Returns the path of the page of a sneaker that shows a chosen price.
     *
     * @param choice the query that chooses the price; empty for none
     */
    public String sneaker(String slug, String choice) {
        return link("/s/" + slug + choice);
    }

    /**
     * Returns the path of the page of an entry.
     *
     * @param resource the name of its type in the API: {@code silhouettes}
     */
    public String browse(String resource, String slug) {
        return link("/browse/" + resource + "/" + slug);
    }

    /** Returns the path of the catalog's page with one parameter. */
    public String list(String parameter, String value) {
        return link("/" + ApiQuery.NONE.with(parameter, value).text());
    }

    /** Returns a count as it is written in the language of the page: {@code 1,234}. */
    public String number(long count) {
        return NumberFormat.getIntegerInstance(Locale.forLanguageTag(language)).format(count);
    }

    /** Returns the path and query of an address of this service, for a link. */
    public String path(URI address) {
        return address.getRawQuery() == null
                ? address.getRawPath()
                : address.getRawPath() + "?" + address.getRawQuery();
    }
}
