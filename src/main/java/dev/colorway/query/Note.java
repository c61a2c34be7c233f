// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A remark on the value of a parameter: the value matches no entry, or an exchange rate is missing. Such a request is
 * still valid, because the entry or the rate can be created later.
 *
 * @param parameter the name of the parameter
 * @param value the value, as {@code query} repeats it
 * @param detail the reason for the note, in words
 * @param suggestion the nearest value that matches an entry; null if none is near
 */
@Schema(
        name = "Note",
        description = "A remark on a value of the query: the value matches no entry, or an exchange rate is missing.")
public record Note(
        @Schema(required = true, description = "The name of the parameter.", examples = "collaborator")
        String parameter,

        @Schema(required = true, description = "The value, as in `query`.", examples = "jjjound")
        String value,

        @Schema(
                required = true,
                description = "The reason for the note, in words.",
                examples = "No collaborator has this slug or name: did you mean 'JJJJound'?")
        String detail,

        @Schema(description = "The nearest value to send instead; absent if none is near.", examples = "jjjjound")
        @Nullable
        String suggestion) {

    /** Returns the notes of both lists, in order; null if there are none. */
    public static @Nullable List<Note> together(@Nullable List<Note> some, @Nullable List<Note> more) {
        List<Note> all = Stream.of(some, more)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
        return all.isEmpty() ? null : all;
    }
}
