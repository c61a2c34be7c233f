// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.Streamed;
import dev.colorway.rows.RowFormat;

/**
 * The file with the rows that an import left out.
 *
 * @param importId the id of the import
 * @param format the format of this file: NDJSON, CSV or TSV
 */
public record RejectedFile(long importId, RowFormat format) implements Streamed {}
