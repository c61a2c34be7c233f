// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import dev.colorway.http.Streamed;
import java.io.IOException;
import java.io.OutputStream;

/** A response that is a file, in the media type that the caller prefers. Runs no query before it is written. */
public interface StreamedFile extends Streamed {

    /**
     * Checks that the file can be written in this media type.
     *
     * @throws dev.colorway.http.problem.ProblemException if a parameter of the request does not fit the media type
     */
    void check(String mediaType);

    /** Returns the name of the file, with its extension. */
    String fileName(String mediaType);

    /** Returns the header {@code Content-Type}. */
    String contentType(String mediaType);

    /** Returns whether the file must be written completely before it is sent, because the write can fail halfway. */
    boolean isCompleteFirst(String mediaType);

    /**
     * Writes the file to a stream, which stays open. Call it within a transaction that sees a snapshot of the catalog.
     *
     * @throws SpreadsheetLimitException if the file is a workbook and cannot contain the rows
     */
    void writeTo(String mediaType, OutputStream stream) throws IOException;
}
