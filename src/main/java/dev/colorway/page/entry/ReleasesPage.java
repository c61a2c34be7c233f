// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.page.ApiQuery;
import dev.colorway.page.ApiRequest;
import dev.colorway.page.Frame;
import dev.colorway.page.Html;
import dev.colorway.page.PageLanguage;
import dev.colorway.page.PageMeta;
import dev.colorway.page.Pages;
import dev.colorway.page.entry.EntryPages.SneakerViews;
import dev.colorway.query.PageRequest;
import dev.colorway.revision.RevisionSeen;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * The releases by month. A sneaker of which only the year of release is known belongs to no month. The address is not
 * {@code /drops}, because that is an address of the API.
 */
@Html
@RevisionSeen.OfCatalog
@Path(ReleasesPage.PATH)
public class ReleasesPage {

    /** The path of the page. */
    public static final String PATH = "/releases";

    private static final int LIMIT = 60;
    /** A year before any sneaker: as a filter, it selects all sneakers with a release date. */
    private static final String START = "1800";

    private static final Pattern PERIOD = Pattern.compile("(19|2[01])[0-9]{2}(-(0[1-9]|1[0-2]))?");

    /** The template of the pages. */
    @CheckedTemplate(basePath = "page/entry")
    static class Templates {
        static native TemplateInstance releases(
                Frame frame,
                PageMeta meta,
                LocalFormat format,
                @Nullable CalendarDate period,
                List<Releases> groups,
                @Nullable String next);
    }

    @Inject
    EntryPages entries;

    @Inject
    Pages pages;

    /** Returns the page of all releases, the latest first. */
    @GET
    @Produces(Html.TYPE)
    @Transactional
    public String all(@BeanParam PageRequest page, @BeanParam PageLanguage language, UriInfo uri) {
        ApiQuery dated = ApiQuery.NONE.with("releasedFrom", START).with("sort", "-releaseDate");
        return entries.render(() -> page(null, dated, PATH, page, uri));
    }

    /**
     * Returns the page of the releases in one year or month, the earliest first.
     *
     * @param period {@code 2022} or {@code 2022-10}
     * @throws ProblemException {@code NOT_FOUND} unless the period is a year from 1900 to 2199 or one of its months
     */
    @GET
    @Path("/{period}")
    @Produces(Html.TYPE)
    @Transactional
    public String in(
            @RestPath String period, @BeanParam PageRequest page, @BeanParam PageLanguage language, UriInfo uri) {
        if (!PERIOD.matcher(period).matches()) {
            throw ProblemException.notFound("year or month", period);
        }
        ApiQuery dated = ApiQuery.NONE
                .with("releasedFrom", period)
                .with("releasedTo", period)
                .with("sort", "releaseDate");
        return entries.render(() -> page(CalendarDate.fromString(period), dated, PATH + "/" + period, page, uri));
    }

    private TemplateInstance page(
            @Nullable CalendarDate period, ApiQuery dated, String path, PageRequest page, UriInfo uri) {
        PageRequest limited = entries.limited(page, LIMIT, uri);
        ApiQuery asked = entries.inCurrency(dated)
                .with("limit", limited.limit())
                .with("cursor", limited.cursor() == null ? List.of() : List.of(limited.cursor()));
        SneakerViews found = entries.sneakers(asked, uri);
        List<Releases> groups = Releases.byMonth(found.items());
        ApiRequest request = EntryPages.sneakersRequest(asked, uri);
        Frame frame = pages.frame(uri, List.of(request));
        BaseUri base = pages.address(uri);
        LocalFormat format = entries.format();
        String title =
                period == null ? entries.texts().releases() : entries.texts().releasesIn(format.date(period));
        Map<String, Object> data = StructuredData.collection(title, base.value() + path, null, found.items(), base);
        PageMeta meta = entries.meta(
                title,
                null,
                EntryTexts::releasesDescription,
                pages.canonicalOfList(path, uri),
                "website",
                List.of(),
                request.url(),
                data);
        return Templates.releases(frame, meta, format, period, groups, EntryPages.nextPosition(path, found.next()));
    }
}
