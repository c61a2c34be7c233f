// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.digest.DigestFilter;
import dev.colorway.digest.DigestView;
import dev.colorway.http.BaseUri;
import dev.colorway.page.ApiRequest;
import dev.colorway.page.Frame;
import dev.colorway.page.Html;
import dev.colorway.page.PageLanguage;
import dev.colorway.page.PageMeta;
import dev.colorway.page.Pages;
import dev.colorway.revision.RevisionSeen;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** The page of the digest. */
@Html
@RevisionSeen.OfCatalog
@Path("/browse")
public class DigestPage {

    /** The path of the page. */
    public static final String PATH = "/browse/digest";

    /** The template of the page. */
    @CheckedTemplate(basePath = "page/entry")
    static class Templates {
        static native TemplateInstance digest(
                Frame frame, PageMeta meta, LocalFormat format, DigestView week, String choice);
    }

    @Inject
    DigestOperation operation;

    @Inject
    EntryPages entries;

    @Inject
    Pages pages;

    /** Returns the page. */
    @GET
    @Path("/digest")
    @Produces(Html.TYPE)
    @Transactional
    public String page(@BeanParam DigestFilter filter, @BeanParam PageLanguage language, UriInfo uri) {
        return entries.render(() -> page(uri));
    }

    private TemplateInstance page(UriInfo uri) {
        ApiRequest request = new ApiRequest(operation.asked(uri).address("/digest", uri), "News/readDigest");
        BaseUri base = pages.address(uri);
        DigestTexts texts = MessageBundles.get(
                DigestTexts.class, Localized.Literal.of(pages.language().toLanguageTag()));
        PageMeta meta = entries.meta(
                texts.title(),
                null,
                ofEntries -> texts.description(),
                pages.canonicalOfList(PATH, uri),
                "website",
                List.of(),
                request.url(),
                StructuredData.collection(texts.title(), base.value() + PATH, null, List.of(), base));
        return Templates.digest(
                pages.frame(uri, List.of(request)),
                meta,
                entries.format(),
                operation.read(uri),
                DigestOperation.choice(uri));
    }
}
