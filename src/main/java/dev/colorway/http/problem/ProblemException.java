// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A failure of a request. The response gives the reason to the caller. Extends WebApplicationException, because the
 * framework handles this type wherever the code throws it. The framework treats every other exception in the
 * constructor of a parameter record as an internal error.
 */
public class ProblemException extends WebApplicationException {

    private static final int MAX_FAULTS = 1000;
    /** How many faults of parameters a response has at most, so that a short address does not cause a long response. */
    private static final int MAX_PARAMETER_FAULTS = 20;

    private final transient ProblemType type;
    private final transient List<Fault> faults;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * @param type the problem type
     * @param detail what is wrong with this request, for the caller; must not reveal internals
     * @param faults each single fault; can be empty
     */
    public ProblemException(ProblemType type, String detail, Fault... faults) {
        this(type, detail, List.of(faults));
    }

    public ProblemException(ProblemType type, String detail, List<Fault> faults) {
        super(detail, type.status());
        this.type = type;
        this.faults = faults.stream()
                .distinct()
                .limit(faults.stream().anyMatch(fault -> fault.parameter() != null) ? MAX_PARAMETER_FAULTS : MAX_FAULTS)
                .toList();
    }

    /** Returns the problem that an entry does not exist: {@code notFound("sneaker", "air-max-1")}. */
    public static ProblemException notFound(String kind, Object identity) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "There is no " + kind + " '" + Problem.quoted(identity.toString()) + "'.");
    }

    /** Returns the problem that one parameter is invalid. */
    public static ProblemException ofParameter(String name, String detail) {
        return ofParameters(List.of(Fault.ofParameter(name, detail)));
    }

    /** Throws one problem with all faults of parameters, if there are any. */
    @SafeVarargs
    public static void refuse(List<Fault>... faults) {
        List<Fault> all = new ArrayList<>();
        for (List<Fault> list : faults) {
            all.addAll(list);
        }
        if (!all.isEmpty()) {
            throw ofParameters(all);
        }
    }

    /**
     * Returns the problem that parameters are invalid. Its detail is the first fault.
     *
     * @param faults at least one
     */
    public static ProblemException ofParameters(List<Fault> faults) {
        Fault first = faults.get(0);
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                "The parameter '" + first.parameter() + "' " + first.detail() + ".",
                faults);
    }

    /** Adds a header to the response of this problem. */
    public ProblemException with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Returns what is wrong with the request. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage(), "Every problem has a detail");
    }

    /** Returns the problem type. */
    public ProblemType type() {
        return type;
    }

    /**
     * Returns the distinct faults, at most {@value #MAX_FAULTS}, or at most {@value #MAX_PARAMETER_FAULTS} if a
     * parameter has a fault; can be empty.
     */
    public List<Fault> faults() {
        return faults;
    }

    Map<String, String> headers() {
        return headers;
    }
}
