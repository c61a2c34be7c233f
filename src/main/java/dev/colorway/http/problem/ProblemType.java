// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every way in which a request can fail: the one list of problem types (RFC 9457), each with its status. */
public enum ProblemType {
    UNKNOWN_PARAMETER(
            400,
            "Unknown query parameter",
            "The address has a query parameter that this operation does not know. It is refused rather than "
                    + "ignored, because an ignored "
                    + "filter would answer another question. 'errors' names each one, with the nearest known "
                    + "name where there is one."),
    INVALID_PARAMETER(
            400,
            "Invalid parameter",
            "A parameter, of the query or in the address, has a value that cannot be right. 'errors' names each "
                    + "one and says what would be right."),
    INVALID_CURSOR(
            400,
            "Invalid cursor",
            "A cursor marks a place in the answer to one question. Take it from 'next' of the page before, and "
                    + "keep the filters and the "
                    + "sort as they were; only the limit may change. Leave the cursor out to begin again."),
    MALFORMED_REQUEST(
            400,
            "Malformed request",
            "The request could not be read. 'detail' says what is wrong with it: its address, the host that it "
                    + "names, a header, or two credentials where one is expected."),
    MALFORMED_BODY(400, "Malformed body", "The body is not JSON, or has a member twice. 'detail' says where."),
    UNKNOWN_MEMBER(
            400,
            "Unknown member",
            "The body has a member that there is not. It is refused rather than lost. 'errors' names each one "
                    + "by its JSON Pointer, with the "
                    + "nearest known name where there is one, and whatever else is wrong."),
    INVALID_BODY(
            400,
            "Invalid body",
            "A member of the body has a value that cannot be right, or is missing. 'errors' names each one by "
                    + "its JSON Pointer and says what would be right."),
    UNAUTHENTICATED(
            401,
            "Not authenticated",
            "Reading is free for all; writing needs credentials that are valid here. 'detail' says how to send "
                    + "them, and the header "
                    + "'WWW-Authenticate' which kinds are taken. Whoever runs the service gives them out."),
    FORBIDDEN(
            403,
            "Forbidden",
            "The request was understood and is not allowed: for instance a browser's request from an origin "
                    + "that may not make it, or valid "
                    + "credentials without the role that 'detail' names."),
    NOT_FOUND(
            404,
            "Not found",
            "There is nothing at this address. A sneaker is found by its slug or its style code, everything "
                    + "else by its slug, a price by its number."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "The address exists, but not for this method. The header 'Allow' lists the methods that it has."),
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            "None of the media types in the header 'Accept' can be given here. 'application/json' can, but for "
                    + "'/catalog', which is NDJSON or CSV, and '/changes/stream', which is Server-Sent Events."),
    REQUEST_TIMEOUT(
            408,
            "Request timeout",
            "The body of the request did not arrive in time, so nothing was done. 'detail' says how long it may take. "
                    + "Send it again, on a new connection."),
    ALREADY_EXISTS(
            409,
            "Already exists",
            "There is something already that this would be the second of: an entry with the same slug, a "
                    + "sneaker with the same style code, a "
                    + "price with another amount. 'errors' says which. Change that one, or choose another name."),
    STILL_REFERENCED(
            409,
            "Still referenced",
            "It cannot be deleted while other entries refer to it. 'detail' says by what; delete or change "
                    + "those first."),
    IMPORT_RUNNING(
            409,
            "Import running",
            "Another import is under way, and there is one at a time. '/imports' shows how far it is; wait for "
                    + "it or cancel it."),
    IMPORT_CANCELLED(
            409, "Import cancelled", "The import was cancelled before its end. The catalog is as it was before."),
    CHANGES_GONE(
            410,
            "Changes gone",
            "Not all changes after this revision are kept any more, or it is one of another catalog. Begin "
                    + "again: read what you need, '/catalog' for everything, and "
                    + "go on after the revision that the header 'Catalog-Revision' of that answer tells."),
    PRECONDITION_FAILED(
            412,
            "Precondition failed",
            "What is there is not what the headers 'If-Match' or 'If-None-Match' ask for: somebody changed it "
                    + "in between. Read it again and decide anew."),
    CONTENT_TOO_LARGE(413, "Content too large", "The body of the request is larger than this service takes."),
    ADDRESS_TOO_LONG(
            414,
            "Address too long",
            "The address has more characters than this service reads. 'detail' says how many it may have. Ask for "
                    + "fewer values at a time."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The body of the request has a media type that this operation does not take, or none. 'detail' "
                    + "names those that it takes."),
    INVALID_REFERENCE(
            422,
            "Invalid reference",
            "The body refers to something that is not in the catalog, or that it cannot refer to. 'errors' "
                    + "names each reference by its JSON Pointer. "
                    + "Create what is missing first."),
    INVALID_PATCH(
            422,
            "Invalid patch",
            "What the patch would make of the entry cannot be right. 'errors' names each member by its JSON "
                    + "Pointer and says what would be right."),
    INVALID_ROWS(
            422,
            "Invalid rows",
            "The file has rows that cannot be right, so nothing of it was imported. 'errors' names the first "
                    + "1,000 by line and column and says what "
                    + "would be right; 'detail' says how many there are."),
    PRECONDITION_REQUIRED(
            428,
            "Precondition required",
            "What is there is changed only by who says which state of it they have seen: with its ETag in the "
                    + "header 'If-Match'."),
    TOO_MANY_FAILURES(
            429,
            "Too many failures",
            "Credentials from this address have failed so often that the next ones are not looked at before the "
                    + "time in the header "
                    + "'Retry-After' is over. Each further failure doubles it, up to a minute. Requests without "
                    + "credentials are answered as ever."),
    HEADERS_TOO_LARGE(
            431,
            "Headers too large",
            "The headers of the request have more bytes than this service reads. 'detail' says how many they may "
                    + "have. Leave out those that it does not need, such as cookies."),
    INTERNAL_ERROR(
            500,
            "Internal error",
            "The service failed. It is not the caller's fault; the log tells more under the 'requestId' of the "
                    + "problem."),
    UNAVAILABLE(
            503,
            "Service unavailable",
            "The service cannot answer just now, for instance because its database is away. Try again after the "
                    + "time in the header 'Retry-After'."),
    OVERLOADED(
            503,
            "Overloaded",
            "More requests are under way than can be answered in time, so this one was refused at once and nothing "
                    + "was done. Send it again after the time in the header 'Retry-After'."),
    INSUFFICIENT_STORAGE(
            507,
            "Insufficient storage",
            "The service has no room left on its disk, so it kept nothing of this request. Reads are answered. Try "
                    + "again after the time in the header 'Retry-After'; the operator has to make room.");

    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** The HTTP status that it is answered with. */
    public int status() {
        return status;
    }

    /** A short summary; the same for every occurrence. */
    public String title() {
        return title;
    }

    /** What it means and what to do, for a person. */
    public String explanation() {
        return explanation;
    }

    /** The last part of its URI: {@code unknown-parameter}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ProblemType> ofSlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    /**
     * The type for a status that the framework gives: of a status that has none, or several, the one that says the
     * least.
     */
    static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status && status != MALFORMED_REQUEST.status)
                .findFirst()
                .orElse(status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR);
    }
}
