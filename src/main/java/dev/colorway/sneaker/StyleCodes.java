// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.StyleCode;
import dev.colorway.catalog.UniqueKey.Claim;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The style codes of a sneaker, in order. Some makers write several as one: {@code GX7982/GX7983}. */
public final class StyleCodes {

    static final String FORM = "[A-Za-z0-9]+([ ./_-]+[A-Za-z0-9]+)*";
    static final String MESSAGE =
            "must be a style code: letters A-Z and digits, with spaces, dots, slashes, underscores or hyphens "
                    + "between them";
    static final int MAX_LENGTH = 40;
    static final int MAX_CODES = 10;

    private static final Pattern CODE = Pattern.compile(FORM);
    private static final Pattern SLASH = Pattern.compile(" */ *");
    private static final int MIN_CHARACTERS = 5;
    private static final int MAX_JOINED = 120;

    private StyleCodes() {}

    /**
     * Returns the codes in a text. Slashes separate codes only if each part is a code with at least
     * {@value #MIN_CHARACTERS} letters and digits, at least one of them a digit. So {@code GX7982/GX7983} is two codes,
     * and {@code 555088-134/136} is one code.
     */
    public static List<String> split(String text) {
        if (text.length() > MAX_LENGTH) {
            // A text of this length is not a code, and splitting a very long text takes time.
            return List.of(text);
        }
        List<String> parts = List.of(SLASH.split(text, -1));
        return parts.stream().allMatch(StyleCodes::isCode) ? parts : List.of(text);
    }

    private static boolean isCode(String part) {
        String key = StyleCode.key(part);
        return isValid(part) && key.length() >= MIN_CHARACTERS && key.chars().anyMatch(Character::isDigit);
    }

    /**
     * Returns all codes of a draft, in order.
     *
     * @param styleCode the first code, or several codes written as one; null if there is none
     * @param styleCodes all codes; a text can be several codes written as one; null or empty if there is at most one. A
     *     list with a fault is returned as it is
     */
    static List<String> of(@Nullable String styleCode, @Nullable List<String> styleCodes) {
        if (styleCodes == null || styleCodes.isEmpty()) {
            return styleCode == null ? List.of() : split(styleCode);
        }
        return styleCodes.stream().allMatch(StyleCodes::isValid)
                ? styleCodes.stream().flatMap(code -> split(code).stream()).toList()
                : styleCodes;
    }

    static boolean isValid(@Nullable String code) {
        return code != null && code.length() <= MAX_LENGTH && CODE.matcher(code).matches();
    }

    /** Returns whether a list begins with the codes in a text, in any spelling. */
    static boolean begins(List<String> codes, String text) {
        List<String> first = keys(split(text));
        return first.size() <= codes.size()
                && keys(codes.subList(0, first.size())).equals(first);
    }

    private static List<String> keys(List<String> codes) {
        return codes.stream().map(StyleCode::key).toList();
    }

    /**
     * Returns the key of several codes that are written as one. Empty for fewer than two codes, or if the key has more
     * than {@value #MAX_JOINED} characters.
     */
    public static Optional<String> joined(List<String> codes) {
        return Optional.of(String.join("", keys(codes))).filter(key -> codes.size() > 1 && key.length() <= MAX_JOINED);
    }

    /**
     * Returns the keys of all style codes of a draft, each with its JSON Pointer. The key of a null is empty.
     *
     * @param styleCode the first one; null if none
     * @param styleCodes all codes; empty if there is at most one
     */
    static List<Claim> claims(@Nullable String styleCode, List<String> styleCodes) {
        return styleCodes.isEmpty()
                ? Stream.ofNullable(styleCode)
                        .map(code -> new Claim("/styleCode", StyleCode.key(code)))
                        .toList()
                : Claim.ofAll("/styleCodes", styleCodes, code -> code == null ? "" : StyleCode.key(code));
    }

    /** Adds the faults of the style codes of a draft: reserved ones, repeated ones, and two fields that disagree. */
    static void check(@Nullable String styleCode, List<String> styleCodes, List<Fault> faults) {
        claims(styleCode, styleCodes).stream()
                .filter(code -> EntryDraft.RESERVED.contains(code.value().toLowerCase(Locale.ROOT)))
                .forEach(code -> faults.add(Fault.at(
                        code.pointer(),
                        "is reserved: addresses use this word, and an address can contain a style code")));
        if (styleCode != null
                && !styleCodes.isEmpty()
                && styleCodes.stream().noneMatch(Objects::isNull)
                && !begins(styleCodes, styleCode)) {
            faults.add(Fault.at(
                    "/styleCode",
                    "must be the first of 'styleCodes', which is '" + Problem.quoted(styleCodes.get(0))
                            + "': send only one of the two, or two that agree"));
        }
        EntryDraft.checkDistinct("/styleCodes", styleCodes, StyleCode::key, faults);
    }
}
