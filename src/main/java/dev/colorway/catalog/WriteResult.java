// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of something that was to be written.
 *
 * @param written what is in the catalog now; null if it was refused
 * @param change what happened to it; null if it was refused
 * @param missing the references that lead nowhere
 * @param conflicts what the catalog has already
 * @param difference from what to what it was changed; null if it was not
 */
public record WriteResult<T>(
        T written, Change change, List<Fault> missing, List<Fault> conflicts, Difference difference) {

    /** What a write did. */
    public enum Change {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /** A change, by the drafts of before and after. */
    public record Difference(Record before, Record after) {}

    public static <T> WriteResult<T> done(T written, Change change) {
        return new WriteResult<>(written, change, List.of(), List.of(), null);
    }

    /** The same for {@code CHANGED}. */
    public static <T> WriteResult<T> changed(T written, Record before, Record after) {
        return new WriteResult<>(written, Change.CHANGED, List.of(), List.of(), new Difference(before, after));
    }

    public static <T> WriteResult<T> refused(List<Fault> missing, List<Fault> conflicts) {
        return new WriteResult<>(null, null, missing, conflicts, null);
    }

    /** The same, of something that stands at this place in the body. */
    public WriteResult<T> under(String place) {
        return new WriteResult<>(
                written,
                change,
                missing.stream().map(fault -> fault.under(place)).toList(),
                conflicts.stream().map(fault -> fault.under(place)).toList(),
                difference);
    }

    public boolean isRefused() {
        return change == null;
    }

    public List<Fault> faults() {
        return Stream.concat(missing.stream(), conflicts.stream()).toList();
    }

    /**
     * Nothing, if all were written.
     *
     * @throws ProblemException with all faults of all of them
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
