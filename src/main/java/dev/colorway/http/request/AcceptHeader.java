// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The media types that a caller accepts (RFC 9110, 12.5.1).
 *
 * @param ranges in the order of the header; empty if the caller accepts every type
 */
record AcceptHeader(List<Range> ranges) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String PARAMETER =
            "[ \\t]*+;[ \\t]*+(?:(" + TOKEN + ")[ \\t]*+=[ \\t]*+(" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\"))?+";
    private static final Pattern PARAMETERS = Pattern.compile(PARAMETER);
    private static final Pattern RANGE = Pattern.compile("(" + TOKEN + ")/(" + TOKEN + ")((?:" + PARAMETER + ")*+)");
    private static final Pattern SEPARATOR = Pattern.compile("[ \\t]*+(,[ \\t,]*+)?");
    private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");
    private static final String ANY = "*";

    private static final Comparator<Range> PREFERENCE =
            Comparator.comparingDouble(Range::weight).thenComparingInt(Range::precision);

    /**
     * Media types that the caller accepts.
     *
     * @param type {@code *} for every type
     * @param subtype {@code *} for every subtype
     * @param weight from 0, not accepted, to 1
     */
    record Range(String type, String subtype, double weight) {

        boolean includes(String mediaType) {
            String[] parts = mediaType.split("/", 2);
            return (type.equals(ANY) || type.equals(parts[0])) && (subtype.equals(ANY) || subtype.equals(parts[1]));
        }

        /**
         * Returns how exact the range is. The most exact one decides about a media type that several ranges include.
         */
        int precision() {
            return type.equals(ANY) ? 0 : subtype.equals(ANY) ? 1 : 2;
        }
    }

    /**
     * Reads all headers {@code Accept} of a request. Together they are one list (RFC 9110, 5.3).
     *
     * @throws IllegalArgumentException if the list is malformed; its message completes "it has ..."
     */
    static AcceptHeader of(List<String> headers) {
        String list = String.join(",", headers);
        List<Range> ranges = new ArrayList<>();
        Matcher separator = SEPARATOR.matcher(list);
        Matcher range = RANGE.matcher(list);
        int position = separator.lookingAt() ? separator.end() : 0;
        while (position < list.length()) {
            if (!range.region(position, list.length()).lookingAt()) {
                throw new IllegalArgumentException("no media range at character " + (position + 1));
            }
            ranges.add(range(range));
            position = range.end();
            if (separator.region(position, list.length()).lookingAt()
                    && (separator.group(1) != null || separator.end() == list.length())) {
                position = separator.end();
            } else {
                throw new IllegalArgumentException("no comma at character " + (position + 1));
            }
        }
        return new AcceptHeader(ranges);
    }

    private static Range range(Matcher found) {
        double weight = 1;
        Matcher parameter = PARAMETERS.matcher(found.group(3));
        while (parameter.find()) {
            if ("q".equalsIgnoreCase(parameter.group(1))) {
                if (!WEIGHT.matcher(parameter.group(2)).matches()) {
                    throw new IllegalArgumentException("a weight that is not 0 to 1 with three decimals at most");
                }
                weight = Double.parseDouble(parameter.group(2));
            }
        }
        return new Range(found.group(1).toLowerCase(Locale.ROOT), found.group(2).toLowerCase(Locale.ROOT), weight);
    }

    /**
     * Returns the media type that the caller prefers: the highest weight decides, then the most exact range, then the
     * order of {@code offered}.
     *
     * @param offered the media types of the service, its preferred one first
     * @return empty if the caller accepts none of them
     */
    Optional<String> best(List<String> offered) {
        return offered.stream()
                .filter(type -> range(type).weight() > 0)
                .reduce((best, type) -> PREFERENCE.compare(range(type), range(best)) > 0 ? type : best);
    }

    /** Returns the range that decides about a media type; a range of weight 0 if no range includes the media type. */
    private Range range(String mediaType) {
        return ranges.stream()
                .filter(range -> range.includes(mediaType))
                .max(Comparator.comparingInt(Range::precision))
                .orElse(new Range(ANY, ANY, ranges.isEmpty() ? 1 : 0));
    }
}
