// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.IOException;

/** Reports a source with more empty rows than a spreadsheet can leave behind. The message is for callers of the API. */
public final class EmptyRowsException extends IOException {

    private static final long serialVersionUID = 1;

    EmptyRowsException(int max, long line) {
        super("The file has more than " + max + " empty rows, up to line " + line + ". Remove them.");
    }
}
