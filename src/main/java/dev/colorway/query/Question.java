// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterRecord;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list in canonical form: the path of the list and every parameter that is set, defaults included, in
 * the order in which the filter declares them. Filters normalize their values when they are created, so queries with
 * the same meaning are equal, however a client orders, repeats or capitalizes its parameters.
 *
 * @param path the path of the list, with a leading slash
 * @param parameters wire name to value: a text, number, boolean, value type or list of texts; never null, no empty
 *     lists
 */
public record Question(String path, Map<String, Object> parameters) {

    private static final int MAX_LENGTH = 6000;

    /**
     * Returns the question of these filters for the list at this path.
     *
     * @throws ProblemException if the canonical form has more than {@value #MAX_LENGTH} characters
     */
    public static Question of(String path, Record... filters) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Record filter : filters) {
            ParameterRecord.values(filter).forEach((name, value) -> {
                if (!(value instanceof Collection<?> many && many.isEmpty())) {
                    parameters.put(name, value);
                }
            });
        }
        Question question = new Question(path, Collections.unmodifiableMap(parameters));
        question.refuseIfTooLong();
        return question;
    }

    /**
     * Refuses a question that does not fit into a URL and a header. The canonical form can be much longer than the
     * request.
     */
    private void refuseIfTooLong() {
        if (query().length() > MAX_LENGTH) {
            String longest = parameters.entrySet().stream()
                    .max(Comparator.comparing(
                            parameter -> values(parameter.getValue()).length()))
                    .orElseThrow()
                    .getKey();
            throw ProblemException.ofParameter(
                    longest,
                    "must be shorter: the whole query has more than " + MAX_LENGTH + " characters in canonical form");
        }
    }

    /** Returns the same question with another value of a parameter that is set. */
    public Question with(String parameter, Object value) {
        Map<String, Object> others = new LinkedHashMap<>(parameters);
        others.put(parameter, value);
        return new Question(path, Collections.unmodifiableMap(others));
    }

    /** Returns the content of the response field {@code query}: the parameters and the limit. */
    public Map<String, Object> echo(PageRequest page) {
        Map<String, Object> echo = new LinkedHashMap<>(parameters);
        echo.put("limit", page.limit());
        return echo;
    }

    /** Returns the URL of this question. */
    public URI address(BaseUri base) {
        return base.uri(path, query());
    }

    /** Returns the URL of this page of the question. */
    public URI address(PageRequest page, BaseUri base) {
        return page(base, page, page.cursor());
    }

    /**
     * Returns the URL of the page after the row with this key and identity.
     *
     * @param key null if the row has no key
     */
    public URI pageBehind(@Nullable Object key, Object identity, PageRequest page, BaseUri base) {
        return page(base, page, new Cursor(fingerprint(), key, identity).encode());
    }

    private URI page(BaseUri base, PageRequest page, @Nullable String cursor) {
        return base.uri(
                path, query() + "&limit=" + page.limit() + (cursor == null ? "" : "&cursor=" + encoded(cursor)));
    }

    /**
     * Returns the hash that binds a cursor to its question: the first 64 bits of the SHA-256 of the canonical form, in
     * hexadecimal. The hash excludes the limit, so a client can continue with larger or smaller pages.
     */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((path + "?" + query()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String query() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + values(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String values(Object value) {
        return value instanceof List<?> many
                ? many.stream().map(Question::encoded).collect(Collectors.joining(","))
                : encoded(value);
    }

    private static String encoded(Object value) {
        String text = value instanceof BigDecimal amount ? amount.toPlainString() : value.toString();
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
