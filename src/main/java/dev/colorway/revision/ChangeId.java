// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A position in the sequence of changes. Its text is the revision, {@code 42}, for the position after a whole write, or
 * {@code 42-3} for the position after one of its changes.
 *
 * @param revision the revision of the write
 * @param position the position of the change within the write, from 1; 0 before the first change, {@link #END_OF_WRITE}
 *     after all changes
 */
@Schema(name = "Place", type = SchemaType.STRING, pattern = "^[0-9]{1,11}(-[0-9]{1,8})?$")
public record ChangeId(long revision, int position) implements Comparable<ChangeId> {

    /** The position after all changes of a write. */
    static final int END_OF_WRITE = (1 << 24) - 1;

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,11})(?:-([0-9]{1,8}))?");
    private static final int BITS = 24;

    /** Returns the position after all changes of this write. */
    public static ChangeId after(long revision) {
        return new ChangeId(revision, END_OF_WRITE);
    }

    /** Returns the position of a {@link #number}. */
    public static ChangeId of(long number) {
        return new ChangeId(number >> BITS, (int) (number & END_OF_WRITE));
    }

    /**
     * Reads a position from its text.
     *
     * @throws IllegalArgumentException if the text is not a position; the message is for callers of the API
     */
    public static ChangeId fromString(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches() || (parts.group(2) != null && Integer.parseInt(parts.group(2)) >= END_OF_WRITE)) {
            throw new IllegalArgumentException("must be a revision, such as 42, or the id of a change, such as 42-3");
        }
        return parts.group(2) == null
                ? after(Long.parseLong(parts.group(1)))
                : new ChangeId(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** Returns a number that sorts in the order of the positions. */
    public long number() {
        return (revision << BITS) + position;
    }

    @Override
    public int compareTo(ChangeId other) {
        return Long.compare(number(), other.number());
    }

    @JsonValue
    @Override
    public String toString() {
        return position == END_OF_WRITE ? Long.toString(revision) : revision + "-" + position;
    }
}
