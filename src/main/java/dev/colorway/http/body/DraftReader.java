// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads drafts from JSON and reports all faults at once. Jackson stops at the first fault, see {@link MemberReader}.
 * The record defines what is valid: the types of its components, their constraints and its own {@link Draft#faults()}.
 */
@Singleton
public class DraftReader {

    @Inject
    Validator validator;

    @Inject
    ObjectMapper mapper;

    /**
     * The result of reading JSON.
     *
     * @param draft null if there is a fault
     * @param readable the draft even if there are faults: its invalid fields are null. Null if the JSON is not an
     *     object
     * @param unknown the fields that do not exist, or cannot be written
     * @param wrong all other faults
     */
    public record Reading<D>(@Nullable D draft, @Nullable D readable, List<Fault> unknown, List<Fault> wrong) {

        public Reading(@Nullable D draft, List<Fault> unknown, List<Fault> wrong) {
            this(draft, draft, unknown, wrong);
        }

        /** Returns the same reading with other faults and without a draft. */
        public Reading<D> refused(List<Fault> otherUnknown, List<Fault> otherWrong) {
            return new Reading<>(null, readable, otherUnknown, otherWrong);
        }

        public List<Fault> faults() {
            List<Fault> all = new ArrayList<>(unknown);
            all.addAll(wrong);
            return all;
        }

        /**
         * Returns the draft.
         *
         * @param typeIfWrong the problem type if a value is invalid and no field is unknown
         * @throws ProblemException with all faults, if there are any; with the type {@code UNKNOWN_MEMBER} if a field
         *     is unknown
         */
        public D orThrow(ProblemType typeIfWrong) {
            if (!unknown.isEmpty()) {
                throw new ProblemException(ProblemType.UNKNOWN_MEMBER, first(unknown), faults());
            }
            if (!wrong.isEmpty()) {
                throw new ProblemException(typeIfWrong, first(wrong), wrong);
            }
            return Objects.requireNonNull(draft, "A reading without a draft has a fault");
        }

        private static String first(List<Fault> faults) {
            Fault first = faults.get(0);
            String pointer = first.pointerInBody();
            return (pointer.isEmpty() ? "The body" : "'" + pointer + "'") + " " + first.detail() + "."
                    + (faults.size() == 1 ? "" : " There are " + faults.size() + " faults in all.");
        }
    }

    /**
     * Reads one draft.
     *
     * @param replaces whether the draft replaces an entry, as in a PUT: derived fields are then ignored and not refused
     */
    public <D extends Record & Draft> Reading<D> read(Class<D> type, JsonNode json, boolean replaces) {
        MemberReader reader = new MemberReader(replaces);
        Derived read = type.getAnnotation(Derived.class);
        D draft = type.cast(reader.read(type, read == null ? null : read.from(), json, ""));
        if (draft != null) {
            Stream<Fault> constraints = validator.validate(draft).stream().map(DraftReader::fault);
            List<Fault> more = Stream.concat(constraints, draft.faults().stream())
                    .filter(fault -> !reader.hasFaultAt(fault.pointerInBody()))
                    .toList();
            reader.wrong.addAll(more);
        }
        reader.wrong.sort((one, other) -> one.pointerInBody().compareTo(other.pointerInBody()));
        return new Reading<>(
                reader.unknown.isEmpty() && reader.wrong.isEmpty() ? draft : null, draft, reader.unknown, reader.wrong);
    }

    /** Applies a merge patch to a draft. Does not report unknown fields that are null in the patch. */
    public <D extends Record & Draft> Reading<D> merge(Class<D> type, D present, MergePatch patch) {
        JsonNode current = mapper.valueToTree(present);
        JsonNode merged = patch.applyTo(current);
        // Most rows of a file change nothing. Reading and checking such a row again costs more than merging it.
        return merged.equals(current) ? new Reading<>(present, List.of(), List.of()) : read(type, merged, false);
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        return Fault.at(pointer(violation.getPropertyPath()), message(violation));
    }

    /** Returns the JSON Pointer of a path. The node of a field has the index of the list element that contains it. */
    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKey() != null) {
                pointer.append(Fault.pointer("", node.getKey().toString()));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }

    private static String message(ConstraintViolation<?> violation) {
        if (violation.getConstraintDescriptor().getAnnotation() instanceof Size size) {
            boolean list = violation.getInvalidValue() instanceof List || violation.getInvalidValue() instanceof Map;
            return "must have " + (list && size.min() > 0 ? size.min() + " to " : "at most ") + size.max()
                    + (list ? " entries" : " characters");
        }
        return violation.getConstraintDescriptor().getAnnotation() instanceof NotNull
                ? "must be given"
                : violation.getMessage();
    }
}
