// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that break naive file formats; the same in every run. */
final class AwkwardText {

    private static final List<String> PARTS = List.of(
            "'",
            "''",
            "=",
            "+",
            "-",
            "@",
            "\t",
            "\r",
            "\n",
            "\r\n",
            "\"",
            "\"\"",
            ",",
            ";",
            "\uFF1D",
            "\uFF0B",
            "\uFF0D",
            "\uFF20",
            " ",
            "a",
            "1",
            "é",
            "e\u0301",
            "日本",
            "\uD83D\uDC5F",
            "\uFEFF",
            "\u2028",
            "\u0000",
            "\\",
            "[",
            "{",
            "#",
            "null",
            "0.10");

    private AwkwardText() {}

    /**
     * Returns every part, every pair of parts, and longer texts. None is empty: CSV cannot distinguish an empty text
     * from an absent one.
     */
    static List<String> all() {
        Random random = new Random(14);
        return Stream.of(
                        PARTS.stream(),
                        PARTS.stream().flatMap(one -> PARTS.stream().map(two -> one + two)),
                        IntStream.range(0, 2000).mapToObj(number -> random(random, 3 + random.nextInt(6))))
                .flatMap(texts -> texts)
                .toList();
    }

    private static String random(Random random, int parts) {
        return IntStream.range(0, parts)
                .mapToObj(part -> PARTS.get(random.nextInt(PARTS.size())))
                .collect(Collectors.joining());
    }

    static List<Drafts.Collaborator> collaborators(int count) {
        Random random = new Random(2022);
        return IntStream.range(0, count)
                .mapToObj(number -> new Drafts.Collaborator(
                        random(random, 1 + random.nextInt(4)),
                        number % 3 == 0 ? null : random(random, 1 + random.nextInt(9)),
                        number % 5 == 0 ? null : random(random, 1)))
                .toList();
    }

    static Drafts.Collaborator collaborator(Row row) {
        return new Drafts.Collaborator(text(row, "slug"), text(row, "name"), text(row, "note"));
    }

    private static String text(Row row, String member) {
        JsonNode value = row.members().get(member);
        return value == null ? null : value.textValue();
    }
}
