// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.sitemap;

import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.page.Html;
import dev.colorway.page.Pages;
import dev.colorway.page.entry.DigestPage;
import dev.colorway.page.entry.EntryPath;
import dev.colorway.page.entry.ReleasesPage;
import dev.colorway.revision.RevisionSeen;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;

/** Lists the addresses of the pages of entries, of their lists, of releases and of the digest for search engines. */
@Html
@Path("/")
@RevisionSeen.OfCatalog
public class SitemapResource {

    /** The file with the pages that list entries, releases or news. */
    static final String LISTS = "lists.xml";

    private static final String FILES = "/sitemaps/";
    private static final Pattern FILE = Pattern.compile("([a-z]+)-([0-9]{1,15})\\.xml");

    @Inject
    Pages pages;

    /** Returns the index of the sitemaps. */
    @GET
    @Path("sitemap.xml")
    @Produces(MediaType.APPLICATION_XML)
    @Transactional
    public String index(UriInfo uri) {
        return Sitemap.index(pages.address(uri), FILES);
    }

    /**
     * Returns one sitemap.
     *
     * @throws ProblemException {@code NOT_FOUND} if there is none with this name
     */
    @GET
    @Path("sitemaps/{file}")
    @Produces(MediaType.APPLICATION_XML)
    @Transactional
    public String file(@RestPath String file, UriInfo uri) {
        BaseUri base = pages.address(uri);
        if (file.equals(LISTS)) {
            return Sitemap.of(lists(base));
        }
        Matcher name = FILE.matcher(file);
        String sitemap = name.matches()
                ? EntryPath.of(name.group(1))
                        .map(type -> Sitemap.of(type, Long.parseLong(name.group(2)), base))
                        .orElse(null)
                : null;
        if (sitemap == null) {
            throw ProblemException.notFound("sitemap", file);
        }
        return sitemap;
    }

    private static List<String> lists(BaseUri base) {
        return Stream.concat(
                        Stream.of(EntryPath.values()).map(EntryPath::list),
                        Stream.of(ReleasesPage.PATH, DigestPage.PATH))
                .map(path -> base.value() + path)
                .toList();
    }

    /**
     * Returns the rules for crawlers (RFC 9309): they can read all pages, but not the documentation of the API, the
     * export of the catalog, the changes and the imports.
     */
    @GET
    @Path("robots.txt")
    @Produces(MediaType.TEXT_PLAIN)
    public String robots(UriInfo uri) {
        return """
                User-agent: *
                Disallow: /q/
                Disallow: /catalog
                Disallow: /changes
                Disallow: /imports

                Sitemap: %s/sitemap.xml
                """.formatted(pages.address(uri).value());
    }
}
