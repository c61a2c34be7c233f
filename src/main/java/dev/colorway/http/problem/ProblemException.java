// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that fails in a way the caller is told about. It is a WebApplicationException, because the framework passes
 * those on from wherever they are thrown, and takes everything else thrown while a filter is made for a fault of its
 * own.
 */
public class ProblemException extends WebApplicationException {

    private static final int MOST_FAULTS = 1000;
    /** A short address must not get a long answer. */
    private static final int MOST_PARAMETERS = 20;

    private final transient ProblemType type;
    private final transient List<Fault> faults;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * @param type which problem it is
     * @param detail what is wrong this time, for the caller: it must not tell anything of the inside
     * @param faults each single thing that is wrong; may be none
     */
    public ProblemException(ProblemType type, String detail, Fault... faults) {
        this(type, detail, List.of(faults));
    }

    public ProblemException(ProblemType type, String detail, List<Fault> faults) {
        super(detail, type.status());
        this.type = type;
        this.faults = faults.stream()
                .distinct()
                .limit(faults.stream().anyMatch(fault -> fault.parameter() != null) ? MOST_PARAMETERS : MOST_FAULTS)
                .toList();
    }

    /** That there is no such entry: {@code notFound("sneaker", "air-max-1")}. */
    public static ProblemException notFound(String kind, Object identity) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "There is no " + kind + " '" + Problem.quoted(identity.toString()) + "'.");
    }

    /** That one parameter cannot be right. */
    public static ProblemException ofParameter(String name, String detail) {
        return ofParameters(List.of(Fault.ofParameter(name, detail)));
    }

    /** Throws the faults of parameters, all in one, if there are any. */
    @SafeVarargs
    public static void refuse(List<Fault>... faults) {
        List<Fault> all = new ArrayList<>();
        for (List<Fault> some : faults) {
            all.addAll(some);
        }
        if (!all.isEmpty()) {
            throw ofParameters(all);
        }
    }

    /** That parameters cannot be right; the first fault is told in the detail. */
    public static ProblemException ofParameters(List<Fault> faults) {
        Fault first = faults.get(0);
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                "The parameter '" + first.parameter() + "' " + first.detail() + ".",
                faults);
    }

    /** This problem with a header that its answer must have. */
    public ProblemException with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    ProblemType type() {
        return type;
    }

    List<Fault> faults() {
        return faults;
    }

    Map<String, String> headers() {
        return headers;
    }
}
