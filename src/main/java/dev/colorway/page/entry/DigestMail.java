// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.digest.DigestFilter;
import dev.colorway.digest.DigestView;
import dev.colorway.page.Frame;
import dev.colorway.page.Html;
import dev.colorway.page.PageHeaders;
import dev.colorway.page.PageLanguage;
import dev.colorway.page.Pages;
import dev.colorway.revision.RevisionSeen;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The digest as a mail that a program can send as it is: in HTML and in plain text. */
@Html
@RevisionSeen.OfCatalog
@Path("/")
public class DigestMail {

    /** The mail contains its own styles, and pictures from other sites. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src https:; "
            + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /** The templates of the mail. */
    @CheckedTemplate(basePath = "page/entry")
    static class Templates {
        static native TemplateInstance mail(DigestLinks links, LocalFormat format, DigestView week);

        static native TemplateInstance mailText(DigestLinks links, LocalFormat format, DigestView week);
    }

    @Inject
    DigestOperation operation;

    @Inject
    EntryPages entries;

    @Inject
    Pages pages;

    /** Returns the mail: inline styles, absolute addresses, no script, and no pictures except those of entries. */
    @GET
    @Path("digest.html")
    @Produces(Html.TYPE)
    @Transactional
    public RestResponse<String> html(@BeanParam DigestFilter filter, @BeanParam PageLanguage language, UriInfo uri) {
        String mail = entries.render(() -> Templates.mail(links(uri), entries.format(), operation.read(uri)));
        return ResponseBuilder.ok(mail).header(PageHeaders.HEADER, POLICY).build();
    }

    /** Returns the mail in plain text. */
    @GET
    @Path("digest.txt")
    @Produces(MediaType.TEXT_PLAIN)
    @Transactional
    public String text(@BeanParam DigestFilter filter, @BeanParam PageLanguage language, UriInfo uri) {
        return entries.render(() -> Templates.mailText(links(uri), entries.format(), operation.read(uri)));
    }

    private DigestLinks links(UriInfo uri) {
        Frame frame = pages.frame(uri, List.of());
        return new DigestLinks(
                frame.title(),
                frame.language(),
                frame.languageParameter(),
                pages.address(uri).value(),
                DigestPage.PATH + DigestOperation.given(uri).text(),
                DigestOperation.choice(uri));
    }
}
