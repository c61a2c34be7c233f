// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a request that accepts one JSON object or a list of them.
 *
 * @param json the body
 */
public record OneOrMore(JsonNode json) {

    /** The field of a response with its list. */
    private static final String ITEMS = "items";

    /**
     * Returns the drafts in the body.
     *
     * @param max how many there may be
     * @throws ProblemException with the faults of all drafts, each with its JSON Pointer into the body
     */
    public <D extends Record & Draft> List<D> read(Class<D> type, int max, DraftReader reader) {
        if (json.path(ITEMS).isArray()) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    "The body must be a list, not an object with a list in '" + ITEMS + "'.",
                    Fault.at(
                            "",
                            "must be a list: send the list in '" + ITEMS + "' alone, and of each entry only the "
                                    + "fields "
                                    + String.join(
                                            ", ", RecordShape.of(type).members().keySet())));
        }
        if (!json.isArray()) {
            return List.of(reader.read(type, json, false).orThrow(ProblemType.INVALID_BODY));
        }
        if (json.isEmpty() || json.size() > max) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    "The body must have 1 to " + max + " entries.",
                    Fault.at("", "must have 1 to " + max + " entries, not " + json.size()));
        }
        List<D> drafts = new ArrayList<>();
        List<Fault> unknown = new ArrayList<>();
        List<Fault> wrong = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            String prefix = "/" + i;
            DraftReader.Reading<D> reading = reader.read(type, json.get(i), false);
            drafts.add(reading.draft());
            reading.unknown().forEach(fault -> unknown.add(fault.withPrefix(prefix)));
            reading.wrong().forEach(fault -> wrong.add(fault.withPrefix(prefix)));
        }
        return new DraftReader.Reading<>(drafts, unknown, wrong).orThrow(ProblemType.INVALID_BODY);
    }
}
