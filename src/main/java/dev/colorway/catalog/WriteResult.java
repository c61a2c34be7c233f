// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of one write.
 *
 * @param written the entry or price as it is in the catalog now, or was before its deletion; null if the write was
 *     refused
 * @param change the effect of the write; null if it was refused
 * @param missing faults of references, such as those that lead to no entry, and of a draft that could not be read
 * @param conflicts other faults, such as those of values that another entry owns
 * @param difference the drafts before and after; null unless the write changed an existing entry or price
 */
public record WriteResult<T>(
        @Nullable T written,
        @Nullable Change change,
        List<Fault> missing,
        List<Fault> conflicts,
        @Nullable Difference difference) {

    /** The effect of a write. */
    public enum Change {
        CREATED,
        CHANGED,
        UNCHANGED,
        /** Only the undo of an import has this result. */
        DELETED
    }

    /** The drafts before and after a change. */
    public record Difference(Record before, Record after) {}

    public static <T> WriteResult<T> done(T written, Change change) {
        return new WriteResult<>(written, change, List.of(), List.of(), null);
    }

    /** Returns the result of a change, with its difference. */
    public static <T> WriteResult<T> changed(T written, Record before, Record after) {
        return new WriteResult<>(written, Change.CHANGED, List.of(), List.of(), new Difference(before, after));
    }

    public static <T> WriteResult<T> refused(List<Fault> missing, List<Fault> conflicts) {
        return new WriteResult<>(null, null, missing, conflicts, null);
    }

    /** Returns the same result with this JSON Pointer in front of the pointer of each fault. */
    public WriteResult<T> withPrefix(String prefix) {
        return new WriteResult<>(
                written,
                change,
                missing.stream().map(fault -> fault.withPrefix(prefix)).toList(),
                conflicts.stream().map(fault -> fault.withPrefix(prefix)).toList(),
                difference);
    }

    /** Returns the entry or price of a write that was not refused. */
    public T accepted() {
        return Objects.requireNonNull(written, "The write was refused");
    }

    public boolean isRefused() {
        return change == null;
    }

    public List<Fault> faults() {
        return Stream.concat(missing.stream(), conflicts.stream()).toList();
    }

    /**
     * Throws if any of these writes was refused.
     *
     * @throws ProblemException with the faults of all writes: {@code INVALID_REFERENCE} if there is one of
     *     {@link #missing}, otherwise {@code ALREADY_EXISTS}
     */
    public static void refuse(List<? extends WriteResult<?>> outcomes) {
        List<Fault> missing =
                outcomes.stream().flatMap(outcome -> outcome.missing().stream()).toList();
        List<Fault> conflicts = outcomes.stream()
                .flatMap(outcome -> outcome.conflicts().stream())
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_REFERENCE,
                    "'" + missing.get(0).pointer() + "': " + missing.get(0).detail() + ".",
                    Stream.concat(missing.stream(), conflicts.stream()).toList());
        }
        if (!conflicts.isEmpty()) {
            throw new ProblemException(
                    ProblemType.ALREADY_EXISTS,
                    "'" + conflicts.get(0).pointer() + "' " + conflicts.get(0).detail() + ".",
                    conflicts);
        }
    }
}
