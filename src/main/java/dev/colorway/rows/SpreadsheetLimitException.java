// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.io.IOException;

/** Reports rows that a spreadsheet cannot contain. The message is for callers of the API. */
public final class SpreadsheetLimitException extends IOException {

    private static final long serialVersionUID = 1;

    SpreadsheetLimitException(String message) {
        super(message);
    }
}
