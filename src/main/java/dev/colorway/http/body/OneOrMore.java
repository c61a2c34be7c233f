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

    /** The field that contains the list in a response. */
    private static final String ITEMS = "items";

    /**
     * Returns the drafts in the body.
     *
     * @param max how many drafts there may be
     * @throws ProblemException with the faults of all drafts, each with its JSON Pointer into the body; also where
     *     {@link #readEach} throws
     */
    public <D extends Record & Draft> List<D> read(Class<D> type, int max, DraftReader reader) {
        List<DraftReader.Reading<D>> readings = readEach(type, max, reader);
        if (!json.isArray()) {
            return List.of(readings.get(0).orThrow(ProblemType.INVALID_BODY));
        }
        List<D> drafts = new ArrayList<>();
        List<Fault> unknown = new ArrayList<>();
        List<Fault> wrong = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            String prefix = "/" + i;
            drafts.add(readings.get(i).draft());
            readings.get(i).unknown().forEach(fault -> unknown.add(fault.withPrefix(prefix)));
            readings.get(i).wrong().forEach(fault -> wrong.add(fault.withPrefix(prefix)));
        }
        return new DraftReader.Reading<>(drafts, unknown, wrong).orThrow(ProblemType.INVALID_BODY);
    }

    /**
     * Reads each draft in the body, with its own faults.
     *
     * @param max how many drafts there may be
     * @throws ProblemException if the list has no draft or more than {@code max}, or if the list is in the field
     *     {@code items} of an object
     */
    public <D extends Record & Draft> List<DraftReader.Reading<D>> readEach(
            Class<D> type, int max, DraftReader reader) {
        if (json.path(ITEMS).isArray()) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    "The body must be a list, not an object with a list in '" + ITEMS + "'.",
                    Fault.at(
                            "",
                            "must be a list: send only the list in '" + ITEMS + "', and in each entry only the "
                                    + "fields "
                                    + String.join(
                                            ", ", RecordShape.of(type).members().keySet())));
        }
        if (!json.isArray()) {
            return List.of(reader.read(type, json, false));
        }
        if (json.isEmpty() || json.size() > max) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    "The body must have 1 to " + max + " entries.",
                    Fault.at("", "must have 1 to " + max + " entries, not " + json.size()));
        }
        List<DraftReader.Reading<D>> readings = new ArrayList<>();
        json.forEach(each -> readings.add(reader.read(type, each, false)));
        return readings;
    }
}
