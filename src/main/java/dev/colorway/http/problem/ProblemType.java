// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The problem types (RFC 9457): every way in which a request can fail, each with its HTTP status. */
public enum ProblemType {
    UNKNOWN_PARAMETER(
            400,
            "Unknown query parameter",
            "The address has a query parameter that this operation does not have. The request is refused, because "
                    + "ignoring an unknown filter would return the wrong result. 'errors' names each unknown "
                    + "parameter, with the nearest known name if there is one."),
    INVALID_PARAMETER(
            400,
            "Invalid parameter",
            "A parameter of the query or of the path has an invalid value. 'errors' names each one and says what "
                    + "would be right."),
    INVALID_CURSOR(
            400,
            "Invalid cursor",
            "A cursor marks a position in one list. Use the cursor from 'next' of the previous page, with the same "
                    + "filters and the same sort; only the limit may change. Leave the cursor out to begin again."),
    MALFORMED_REQUEST(
            400,
            "Malformed request",
            "The request could not be read. 'detail' says what is wrong: the address, the host, a header, or two "
                    + "credentials where one is expected."),
    MALFORMED_BODY(
            400,
            "Malformed body",
            "The body is not JSON in UTF-8, has a field twice or is nested too deeply, or the file of an import cannot "
                    + "be read. 'detail' says what is wrong."),
    UNKNOWN_MEMBER(
            400,
            "Unknown field",
            "The body has a field that does not exist or cannot be written. The request is refused, because ignoring "
                    + "the field would lose its value. 'errors' names each such field by its JSON Pointer, with the "
                    + "nearest known name if there is one, and lists all other faults."),
    INVALID_BODY(
            400,
            "Invalid body",
            "A field of the body is missing or has an invalid value. 'errors' names each one by its JSON Pointer and "
                    + "says what would be right."),
    UNAUTHENTICATED(
            401,
            "Not authenticated",
            "Reads of the catalog need no credentials; writes, imports and webhooks need valid ones. 'detail' says how "
                    + "to send them, and the header 'WWW-Authenticate' lists the accepted kinds. The operator of the "
                    + "service issues them."),
    FORBIDDEN(
            403,
            "Forbidden",
            "The request was understood but is not allowed. For example, a browser sent it from an origin that is not "
                    + "allowed, or the valid credentials lack the role that 'detail' names."),
    NOT_FOUND(
            404,
            "Not found",
            "Nothing exists at this address. The address of a sneaker has its slug or its style code, that of a price, "
                    + "an import or a webhook has its id, and that of every other entry has its slug."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "The address exists but does not support this method. The header 'Allow' lists the methods that it "
                    + "supports."),
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            "The address cannot return any of the media types in the header 'Accept'. Every address of "
                    + "the API returns 'application/json', except '/catalog' (NDJSON, CSV, TSV or XLSX), addresses of "
                    + "files such as '/sneakers.csv', the files of an import (NDJSON, CSV or TSV), '/changes/stream' "
                    + "(Server-Sent Events), the drawing of a sneaker (SVG), calendars, feeds and mails."),
    REQUEST_TIMEOUT(
            408,
            "Request timeout",
            "The body of the request did not arrive in time, so the request was not processed. 'detail' says how long "
                    + "the body may take. Send the request again on a new connection."),
    ALREADY_EXISTS(
            409,
            "Already exists",
            "The request would create a duplicate: an entry with the same slug, a sneaker with the same style code, "
                    + "GTIN or identifier, or the same price observation with another amount or offer exists already. "
                    + "'errors' names each field that causes a duplicate. Change the existing entry or price, or "
                    + "choose another name."),
    STILL_REFERENCED(
            409,
            "Still referenced",
            "The entry cannot be deleted while others refer to it. 'detail' names the kinds of these entries or "
                    + "prices; delete or change them first."),
    IMPORT_RUNNING(
            409,
            "Import running",
            "Another import is running, and only one can run at a time. '/imports' shows its progress; wait for it or "
                    + "cancel it."),
    IMPORT_CANCELLED(
            409, "Import cancelled", "The import was cancelled before its end and changed nothing in the catalog."),
    IMPORT_NOT_UNDONE(
            409,
            "Import not undone",
            "The import cannot be undone, so nothing was changed. 'detail' says why. If later writes have changed the "
                    + "same entries or prices, 'errors' names the first 1,000 of these entries and prices: undo the "
                    + "later changes first, or correct the catalog yourself."),
    WEBHOOK_REFUSED(
            409,
            "Webhook refused",
            "The service cannot do this now. 'detail' says why: the maximum number of webhooks exists already, or "
                    + "the delivery to send again still waits for its turn, or the delivery that you want to "
                    + "skip is not waiting."),
    CHANGES_GONE(
            410,
            "Changes gone",
            "Some changes after this revision are no longer stored, or the revision belongs to another catalog. Begin "
                    + "again: read what you need ('/catalog' returns everything), then read the changes after "
                    + "the revision in the header 'Catalog-Revision' of that response."),
    PRECONDITION_FAILED(
            412,
            "Precondition failed",
            "The current state does not match the header 'If-Match' or 'If-None-Match', for example because somebody "
                    + "has changed the entry since you read it. Read the current state, then decide whether to send "
                    + "your change."),
    CONTENT_TOO_LARGE(413, "Content too large", "The body of the request is larger than this service accepts."),
    ADDRESS_TOO_LONG(
            414,
            "Address too long",
            "The request line, with the address, has more characters than this service accepts. 'detail' says how "
                    + "many the request line may have. Send fewer values in one request."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The body of the request has no media type, or it has a media type, a charset or a content coding that "
                    + "this operation does not accept. 'detail' says what the operation accepts."),
    INVALID_REFERENCE(
            422,
            "Invalid reference",
            "The body refers to an entry that is not in the catalog, or that it cannot refer to. 'errors' names each "
                    + "reference by its JSON Pointer. Create the missing entries first."),
    INVALID_PATCH(
            422,
            "Invalid patch",
            "The patch would make the entry invalid. 'errors' names each field by its JSON Pointer and says what "
                    + "would be right."),
    INVALID_ROWS(
            422,
            "Invalid rows",
            "The file has invalid rows, so nothing of it was imported. 'errors' names the first 1,000 faults by line "
                    + "and column and says what would be right; 'detail' says how many rows are invalid."),
    PRECONDITION_REQUIRED(
            428,
            "Precondition required",
            "To change or delete something that exists, send its current ETag in the header 'If-Match'. This protects "
                    + "changes that you have not seen from being overwritten."),
    TOO_MANY_FAILURES(
            429,
            "Too many failures",
            "Credentials from your IP address or IPv6 network failed too often. New credentials are not checked until "
                    + "the time in the header 'Retry-After' is over. Each further failure doubles that time, up to a "
                    + "minute. "
                    + "Requests without credentials are answered as usual."),
    HEADERS_TOO_LARGE(
            431,
            "Headers too large",
            "The headers of the request have more bytes than this service accepts. 'detail' says how many they may "
                    + "have. Leave out headers that the service does not need, such as cookies."),
    INTERNAL_ERROR(
            500,
            "Internal error",
            "The service failed. The error is not in your request. The log of the service has more about the "
                    + "'requestId' of the problem."),
    UNKNOWN_TRANSFER_CODING(
            501,
            "Unknown transfer coding",
            "The header 'Transfer-Encoding' names a coding that this service does not decode: it decodes only "
                    + "'chunked'. Declare the compression of a file in 'Content-Encoding' instead."),
    UNAVAILABLE(
            503,
            "Service unavailable",
            "The service cannot answer now, for example because it cannot reach its database. Try again after the "
                    + "time in the header 'Retry-After'."),
    OVERLOADED(
            503,
            "Overloaded",
            "The service has more requests than it can answer in time, so it refused this one immediately and did not "
                    + "process it. Send it again after the time in the header 'Retry-After'."),
    INSUFFICIENT_STORAGE(
            507,
            "Insufficient storage",
            "The disk of the service is full, so nothing of this request was stored. Reads still work. Try again "
                    + "after the time in the header 'Retry-After'; the operator has to free disk space.");

    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** Returns the HTTP status of the response. */
    public int status() {
        return status;
    }

    /** Returns a short summary; the same for every occurrence. */
    public String title() {
        return title;
    }

    /** Returns what the problem means and what to do, for a person. */
    public String explanation() {
        return explanation;
    }

    /** Returns the last part of the URI: {@code unknown-parameter}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ProblemType> ofSlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    /**
     * Returns the type for a status that the framework sets: the first type with this status. For 400, and for a status
     * below 500 without a type, it is {@code MALFORMED_REQUEST}; for other statuses without a type,
     * {@code INTERNAL_ERROR}.
     */
    static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status && status != MALFORMED_REQUEST.status)
                .findFirst()
                .orElse(status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR);
    }
}
