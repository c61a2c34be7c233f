// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.http.problem.Problem;
import dev.colorway.rows.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a sneaker names and that does not exist yet.
 *
 * @param use its name, and the first line of the first sneaker that has it
 * @param brand the slug of its brand; null for types without one
 * @param collaborators the slugs of its collaborators; empty for all types but collaborations
 */
record MissingName(
        NameUse use, String resource, String slug, @Nullable String brand, List<String> collaborators) {

    private static final String CREATE = "Create it first, or send create=missing";
    /** The approximate length of a row, in characters. */
    private static final int LENGTH = 200;

    /** Returns the row that creates the entry. */
    Row toRow() {
        ObjectNode draft =
                JsonNodeFactory.instance.objectNode().put("slug", slug).put("name", use.name());
        if (brand != null) {
            draft.put("brand", brand);
        }
        if (!collaborators.isEmpty()) {
            collaborators.forEach(draft.putArray("collaborators")::add);
        }
        return new Row(use.line(), LENGTH, draft, resource, List.of());
    }

    /** Returns the fault for a sneaker that names the entry. */
    String detail() {
        return "there is no " + resource.replaceAll("s$", "") + " '" + Problem.quoted(use.name()) + "' yet. " + CREATE;
    }
}
