// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A place in the sequence of changes: behind a whole write, written as its number, {@code 42}, or behind one of its
 * changes, {@code 42-3}.
 *
 * @param revision the number of the write
 * @param position the number of the change within it, from 1; {@link #WHOLE} for behind all of them
 */
@Schema(name = "Place", type = SchemaType.STRING, pattern = "^[0-9]{1,11}(-[0-9]{1,8})?$")
public record ChangeId(long revision, int position) implements Comparable<ChangeId> {

    /** Behind all changes of a write. */
    static final int WHOLE = (1 << 24) - 1;

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,11})(?:-([0-9]{1,8}))?");
    private static final int BITS = 24;

    /** Behind all changes of this write. */
    public static ChangeId after(long revision) {
        return new ChangeId(revision, WHOLE);
    }

    /** What {@link #number} gave. */
    static ChangeId of(long number) {
        return new ChangeId(number >> BITS, (int) (number & WHOLE));
    }

    /**
     * Reads a place.
     *
     * @throws IllegalArgumentException if the text is none; its message is for callers of the API
     */
    public static ChangeId fromString(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches() || (parts.group(2) != null && Integer.parseInt(parts.group(2)) >= WHOLE)) {
            throw new IllegalArgumentException("must be a revision, such as 42, or the id of a change, such as 42-3");
        }
        return parts.group(2) == null
                ? after(Long.parseLong(parts.group(1)))
                : new ChangeId(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** As a number that has the order of places. */
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
        return position == WHOLE ? Long.toString(revision) : revision + "-" + position;
    }
}
