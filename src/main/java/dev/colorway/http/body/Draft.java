// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import dev.colorway.http.problem.Fault;
import java.util.List;

/**
 * A record that a caller writes. Its components are the fields of the body. Every component is checked by its type and
 * its constraints; text is trimmed and in Unicode's normal form C.
 */
public interface Draft {

    /**
     * Returns what is wrong with fields in combination, beyond their types and constraints. Fields and list elements
     * that are invalid or missing are null here, even if their types are not nullable; their faults are reported
     * already.
     */
    default List<Fault> faults() {
        return List.of();
    }
}
