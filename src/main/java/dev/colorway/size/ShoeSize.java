// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A size: a {@link SizeSystem}, a value, and perhaps a width. Sizes are ordered by system, then by value, then by
 * width; among equal values, the size without a width comes first.
 *
 * <p>The canonical form needs no encoding in an address and no quotes in a CSV file: thirds are decimals
 * ({@code EU42.67} for 42⅔, as makers write them in tables), and a hyphen precedes the width ({@code US9-2E}).
 *
 * @param text the size in canonical form; at most 10 characters; never null
 */
@Schema(
        type = SchemaType.STRING,
        name = "ShoeSize",
        pattern = "^([Oo][Ss]|[Oo][Nn][Ee][ _-]?[Ss][Ii][Zz][Ee]"
                + "|(([Uu][Ss][WwYyCc]?|[Uu][Kk][Cc]?|[Ee][Uu]|[Jj][Pp]|[Cc][Mm]|[Kk][Rr]|[Cc][Nn]) ?[0-9]{1,3}"
                + "(\\.[0-9]{1,8}|[ -]?[\\u00BD\\u2153\\u2154]|[ -](1[/\\u2044]2|[12][/\\u2044]3))?([ -]?[CKYcky])?"
                + "|[0-9]{1,2}(\\.5|[ -]?\\u00BD|[ -]1[/\\u2044]2)?[ -]?[CKYcky])([ -][0-9A-Za-z]{1,6})?)$",
        description = "A size: the system and the value, perhaps with a width. The systems are US for men and unisex, "
                + "USW for women, USY for youths (also written 5Y), USC for children and toddlers (10C, 10.5K), UK, "
                + "UKC for children (UK10K), EU with halves and thirds, JP in centimetres (also written CM), KR in "
                + "millimetres and CN. Thirds are written EU42.67 and accepted as EU42 2/3, EU42⅔ and EU42.66. A "
                + "width follows a hyphen: US9-2E. OS is one size for all.")
public record ShoeSize(String text) implements Comparable<ShoeSize> {

    /** How many sizes there are. */
    public static final int COUNT;

    private static final Pattern FORM = Pattern.compile(
            "(?<one>one[ _-]?size|os)|(?:(?<system>US[WYC]?|UKC?|EU|JP|CM|KR|CN) ?)?(?<number>[0-9]{1,3})"
                    + "(?<fraction>\\.[0-9]{1,8}|[ -]?[½⅓⅔]|[ -](?:1[/\u2044]2|[12][/\u2044]3))?"
                    + "(?:[ -]?(?<child>[CKY]))?(?:[ -](?<width>[0-9A-Z]{1,6}))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE_THIRD = Pattern.compile("\\.33+|[ -]?(⅓|1.3)");
    private static final Pattern TWO_THIRDS = Pattern.compile("\\.6+[67]|[ -]?(⅔|2.3)");
    private static final Pattern HALF = Pattern.compile("[ -]?(½|1.2)");
    /** There is no width C, because 10C is a size of children. */
    private static final List<String> WIDTHS = List.of("2A", "A", "B", "D", "E", "2E", "3E", "4E", "5E", "6E");

    private static final char BEFORE_WIDTH = '-';
    /** How many sizes each value has: one without a width, and one for each width. */
    private static final int SIZES_OF_VALUE = 1 + WIDTHS.size();

    private static final Map<SizeSystem, Integer> FIRST_RANKS = new EnumMap<>(SizeSystem.class);
    private static final NavigableMap<Integer, SizeSystem> BY_FIRST_RANK = new TreeMap<>();

    static {
        int count = 0;
        for (SizeSystem system : SizeSystem.values()) {
            FIRST_RANKS.put(system, count);
            BY_FIRST_RANK.put(count, system);
            count += system.all().size() * SIZES_OF_VALUE;
        }
        // The last system, OS, has no widths.
        COUNT = count - WIDTHS.size();
    }

    /**
     * Accepts a size in any spelling.
     *
     * @throws IllegalArgumentException if the text is not a size; clients of the API see the message
     */
    public ShoeSize {
        text = canonical(text);
    }

    /** Calls the constructor. Jakarta REST reads parameters with a method of this name. */
    public static ShoeSize fromString(String text) {
        return new ShoeSize(text);
    }

    private static String canonical(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw noSize();
        }
        if (parts.group("one") != null) {
            return SizeSystem.OS.name();
        }
        SizeSystem system = system(parts.group("system"), parts.group("child"));
        String value = parts.group("number") + decimals(parts.group("fraction"));
        if (system.indexOf(value) == null) {
            throw new IllegalArgumentException("must be from " + system.range());
        }
        return system + value + (parts.group("width") == null ? "" : BEFORE_WIDTH + width(parts.group("width")));
    }

    private static IllegalArgumentException noSize() {
        return new IllegalArgumentException("must be a system (US, USW, USY, USC, UK, UKC, EU, JP, CM, KR or CN) and a "
                + "value, such as US9, EU42.5 or JP27, perhaps with a width, such as US9-2E; or OS for one size");
    }

    /** @param child the letter of a size of children or youths; null without one */
    private static SizeSystem system(@Nullable String system, @Nullable String child) {
        String name = system == null ? "" : system.toUpperCase(Locale.ROOT);
        String key = child == null ? name : name + (child.equalsIgnoreCase("Y") ? "+Y" : "+C");
        return switch (key) {
            case "" -> throw noSize();
            case "CM" -> SizeSystem.JP;
            case "+Y", "US+Y" -> SizeSystem.USY;
            case "+C", "US+C" -> SizeSystem.USC;
            case "UK+C" -> SizeSystem.UKC;
            default -> {
                if (child != null) {
                    throw noSize();
                }
                yield SizeSystem.valueOf(name);
            }
        };
    }

    /**
     * Returns a fraction as decimals, with the point in front; empty for null. The decimals of a third can have two to
     * eight digits.
     */
    private static String decimals(@Nullable String fraction) {
        if (fraction == null) {
            return "";
        }
        return ONE_THIRD.matcher(fraction).matches()
                ? ".33"
                : TWO_THIRDS.matcher(fraction).matches()
                        ? ".67"
                        : HALF.matcher(fraction).matches() ? ".5" : fraction;
    }

    private static String width(String given) {
        String width = given.toUpperCase(Locale.ROOT);
        String counted = width.matches("AA|E{2,6}") ? width.length() + width.substring(0, 1) : width;
        if (!WIDTHS.contains(counted)) {
            throw new IllegalArgumentException(
                    "must have one of the widths " + String.join(", ", WIDTHS) + ", such as US9-2E, or none");
        }
        return counted;
    }

    /** Returns every possible size without a width, in order. */
    static Stream<ShoeSize> allWithoutWidth() {
        return IntStream.iterate(0, rank -> rank < COUNT, rank -> rank + SIZES_OF_VALUE)
                .mapToObj(ShoeSize::ofRank);
    }

    /**
     * Returns the size with this rank.
     *
     * @param rank 0 or more, less than {@link #COUNT}
     */
    public static ShoeSize ofRank(int rank) {
        Map.Entry<Integer, SizeSystem> first = BY_FIRST_RANK.floorEntry(rank);
        SizeSystem system = first.getValue();
        int index = rank - first.getKey();
        int width = index % SIZES_OF_VALUE;
        return new ShoeSize(system
                + system.all().get(index / SIZES_OF_VALUE)
                + (width == 0 ? "" : BEFORE_WIDTH + WIDTHS.get(width - 1)));
    }

    /** Returns the index in the order of all sizes, from 0. It can differ between versions of the service. */
    public int rank() {
        SizeSystem system = system();
        int width = width().isEmpty() ? 0 : 1 + WIDTHS.indexOf(width());
        String value = withoutWidth(text).substring(system.name().length());
        int first = Objects.requireNonNull(FIRST_RANKS.get(system), "Every system has a rank");
        int index = Objects.requireNonNull(system.indexOf(value), "The system of a size has its value");
        return first + index * SIZES_OF_VALUE + width;
    }

    SizeSystem system() {
        int letters = (int) text.chars().takeWhile(Character::isLetter).count();
        return SizeSystem.valueOf(text.substring(0, letters));
    }

    /** Returns the width; empty if the size has none. */
    String width() {
        int hyphen = text.indexOf(BEFORE_WIDTH);
        return hyphen < 0 ? "" : text.substring(hyphen + 1);
    }

    /** Returns the size without its width. */
    public ShoeSize withoutWidth() {
        return width().isEmpty() ? this : new ShoeSize(withoutWidth(text));
    }

    private static String withoutWidth(String text) {
        int hyphen = text.indexOf(BEFORE_WIDTH);
        return hyphen < 0 ? text : text.substring(0, hyphen);
    }

    /** Returns the size with the width of another one; without a width if the other has none. */
    ShoeSize withWidthOf(ShoeSize other) {
        return width().equals(other.width())
                ? this
                : new ShoeSize(withoutWidth(text) + (other.width().isEmpty() ? "" : BEFORE_WIDTH + other.width()));
    }

    /**
     * Returns the sizes that a request for this size finds: only this size if it has a width or is OS, otherwise this
     * size without a width and in every width.
     */
    public Stream<ShoeSize> found() {
        return width().isEmpty() && system() != SizeSystem.OS
                ? Stream.concat(
                        Stream.of(this), WIDTHS.stream().map(width -> new ShoeSize(text + BEFORE_WIDTH + width)))
                : Stream.of(this);
    }

    /** Returns the size as people write it: {@code EU42 2/3}, {@code US9 2E}. The constructor accepts this spelling. */
    public String label() {
        return system() == SizeSystem.OS
                ? "One size"
                : text.replace(".33", " 1/3").replace(".67", " 2/3").replace(BEFORE_WIDTH, ' ');
    }

    @Override
    public int compareTo(ShoeSize other) {
        return Integer.compare(rank(), other.rank());
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
