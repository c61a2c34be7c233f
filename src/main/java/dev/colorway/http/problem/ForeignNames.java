// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parameters and paths of other APIs, and their equivalents in this API. */
public final class ForeignNames {

    /**
     * Parameters of other APIs.
     *
     * @param names in lower case, without hyphens and underscores
     * @param parameter the parameter that does the same here; null if none does
     * @param requires the advice is right only for operations with this parameter; null if it is right for all
     * @param advice what to do instead; follows "unknown: "
     */
    private record Foreign(
            Set<String> names,
            @Nullable String parameter,
            @Nullable String requires,
            String advice) {}

    private static final List<Foreign> PARAMETERS = List.of(
            new Foreign(
                    Set.of("page", "p", "pagenumber", "pageno", "offset", "skip", "start", "startindex"),
                    null,
                    "limit",
                    "there are no page numbers: follow 'next' of a response to its next page"),
            new Foreign(
                    Set.of("perpage", "pagesize", "count", "take", "top", "first", "rows", "maxresults", "max"),
                    "limit",
                    "limit",
                    "use 'limit' for the maximum number of items on a page"),
            new Foreign(
                    Set.of("search", "query", "keyword", "keywords", "term", "text", "searchterm", "s"),
                    "q",
                    "q",
                    "use 'q' for the words to search for"),
            new Foreign(
                    Set.of("order", "orderby", "sortby", "sortorder", "ordering", "direction"),
                    "sort",
                    "sort",
                    "use 'sort' for the order, with '-' in front of the name for descending"),
            new Foreign(
                    Set.of("sinceid", "updatedsince", "updatedafter", "modifiedsince", "changedsince"),
                    "after",
                    "after",
                    "'after' is the revision, or the id of the change, after which the changes begin; 'since' is "
                            + "a time"),
            new Foreign(
                    Set.of("since", "updatedsince", "updatedafter", "modifiedsince", "changedsince"),
                    null,
                    null,
                    "read '/changes' with 'after', which is the revision in 'Catalog-Revision' of an earlier "
                            + "response, or with 'since', which is a time"),
            new Foreign(
                    Set.of("sku", "style", "stylenumber", "productcode", "mpn"),
                    "styleCode",
                    "styleCode",
                    "use 'styleCode' for the maker's code"),
            new Foreign(
                    Set.of("manufacturer", "maker", "make", "vendor"), "brand", "brand", "use 'brand' for the maker"),
            new Foreign(Set.of("model"), "silhouette", "silhouette", "use 'silhouette' for the model"),
            new Foreign(
                    Set.of("gender", "sex", "agegroup"),
                    "audience",
                    "audience",
                    "use 'audience' for the people that a sneaker is for"),
            new Foreign(
                    Set.of("apikey", "key", "token", "accesstoken", "xapikey"),
                    null,
                    null,
                    "credentials do not belong in an address: send the header 'X-API-Key', or 'Authorization' with "
                            + "a bearer token"));

    /** First segments of paths of other APIs, and the equivalent paths of this API. */
    private static final Map<String, String> PATHS = Map.of(
            "shoes", "/sneakers",
            "products", "/sneakers",
            "items", "/sneakers",
            "search", "/sneakers",
            "models", "/silhouettes",
            "health", "/q/health",
            "openapi.json", "/q/openapi",
            "openapi.yaml", "/q/openapi",
            "swagger-ui", "/q/swagger-ui",
            "docs", "/q/swagger-ui");

    private static final String OF_THE_FRAMEWORK = "/q/";
    private static final Pattern PATH =
            Pattern.compile("(?i)(?:/api)?(?:/v[0-9]{1,3}(?:\\.[0-9]{1,3})?)?/([^/]+)(/.*)?");

    private ForeignNames() {}

    /**
     * Returns the fault for an unknown parameter that other APIs have; empty if there is no advice for this name and
     * operation.
     *
     * @param known the parameters of the operation
     */
    public static Optional<Fault> ofParameter(String name, Set<String> known) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
        return PARAMETERS.stream()
                .filter(foreign ->
                        foreign.names.contains(plain) && (foreign.requires == null || known.contains(foreign.requires)))
                .findFirst()
                .map(foreign -> new Fault(
                        Problem.quoted(name), null, null, null, "unknown: " + foreign.advice, foreign.parameter));
    }

    /**
     * Returns the path that a caller of an unknown path probably meant; empty if no such path exists.
     *
     * @param exists returns whether this API has an operation or a file at a path
     */
    static Optional<String> ofPath(String path, Predicate<String> exists) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String first = parts.group(1).toLowerCase(Locale.ROOT);
        String rest = parts.group(2) == null ? "" : parts.group(2);
        return Stream.of("/" + first, "/" + first + "s", PATHS.getOrDefault(first, "/" + first))
                .filter(start -> start.startsWith(OF_THE_FRAMEWORK) || exists.test(start + rest))
                .map(start -> start.startsWith(OF_THE_FRAMEWORK) ? start : start + rest)
                .filter(meant -> !meant.equals(path))
                .findFirst();
    }
}
