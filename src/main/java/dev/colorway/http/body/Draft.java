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
     * Returns the faults that types and constraints do not find, such as two fields that exclude each other. A field or
     * list element that is invalid or missing is null here, even if its type is not nullable. Its fault is already
     * reported.
     */
    default List<Fault> faults() {
        return List.of();
    }
}
