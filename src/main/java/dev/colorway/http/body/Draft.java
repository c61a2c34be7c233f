// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import dev.colorway.http.problem.Fault;
import java.util.List;

/**
 * What a caller writes: a record whose components are the members of the body. Every component is checked by its type
 * and its constraints; text comes trimmed and in Unicode's normal form C.
 */
public interface Draft {

    /**
     * What is wrong with members together, beyond what their types and constraints say. Members, and elements of lists,
     * that are wrong or missing by themselves are null then; nothing needs to be said of those.
     */
    default List<Fault> faults() {
        return List.of();
    }
}
