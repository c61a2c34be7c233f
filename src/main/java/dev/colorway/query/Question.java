// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import java.lang.reflect.RecordComponent;
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

/**
 * A question in its one canonical form: the list's path and every parameter that is set, defaults included, in the
 * order in which the filter declares them. However a caller orders, repeats or capitalises its parameters, equal
 * questions are equal here, because the filters bring their values into one form when they are made.
 *
 * @param path of the list, with a slash in front
 * @param parameters wire name to value: a text, number, boolean, value type or list of texts; never null, never empty
 *     lists
 */
public record Question(String path, Map<String, Object> parameters) {

    private static final int LONGEST = 6000;

    /** The question that these filters ask of the list at this path. */
    public static Question of(String path, Record... filters) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Record filter : filters) {
            for (RecordComponent component : filter.getClass().getRecordComponents()) {
                Object value = valueOf(filter, component);
                if (value != null && !(value instanceof Collection<?> many && many.isEmpty())) {
                    parameters.put(component.getName(), value);
                }
            }
        }
        Question question = new Question(path, Collections.unmodifiableMap(parameters));
        question.refuseIfTooLong();
        return question;
    }

    /**
     * Its canonical form can be much longer than what the caller wrote, and must still fit into an address and a
     * header.
     */
    private void refuseIfTooLong() {
        if (query().length() > LONGEST) {
            String longest = parameters.keySet().stream()
                    .max(Comparator.comparing(
                            name -> values(parameters.get(name)).length()))
                    .orElseThrow();
            throw ProblemException.ofParameter(
                    longest,
                    "must be shorter: the whole question has more than " + LONGEST + " characters in canonical form");
        }
    }

    private static Object valueOf(Record filter, RecordComponent component) {
        try {
            return component.getAccessor().invoke(filter);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the answer's {@code query} tells: the parameters and the limit. */
    public Map<String, Object> echo(PageRequest page) {
        Map<String, Object> echo = new LinkedHashMap<>(parameters);
        echo.put("limit", page.limit());
        return echo;
    }

    /** Its own address. */
    public URI address(BaseUri base) {
        return base.uri(path, query());
    }

    /** The address of the page that begins behind the row with this key, null for none, and this identity. */
    public URI pageBehind(Object key, Object identity, PageRequest page, BaseUri base) {
        return page(base, page, new Cursor(fingerprint(), key, identity));
    }

    private URI page(BaseUri base, PageRequest page, Cursor cursor) {
        return base.uri(path, query() + "&limit=" + page.limit() + "&cursor=" + cursor.encode());
    }

    /**
     * What binds a cursor to its question: the first 64 bits of the SHA-256 of the canonical form. The limit is no part
     * of it: a caller may go on with larger or smaller pages.
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
