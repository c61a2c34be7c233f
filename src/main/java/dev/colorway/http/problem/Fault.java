// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request, and where: in a parameter, in the body, or in a row of a file.
 *
 * @param parameter the name of the parameter; null if the fault is elsewhere
 * @param pointer the JSON Pointer (RFC 6901) into the JSON body, or into the row of a file as JSON; null if the fault
 *     is elsewhere
 * @param sheet the name of the sheet of a workbook; null if only one sheet is read, in other files, and without a file
 * @param line the line of the file on which the row begins, or its row in the sheet, from 1; null without a file
 * @param column the column of the file; null without a file, or if the fault is about the whole row
 * @param detail what is wrong and what would be right
 * @param suggestion the nearest value or name that would be right; null if none is near
 * @param rows how many rows of the file have this fault; null if only one has it, and without a file
 * @param lines the lines on which the first {@value #MAX_LINES} of these rows begin, each line once; null if
 *     {@code rows} is null
 */
@Schema(name = "Fault", description = "One thing that is wrong with a request.")
public record Fault(
        @Schema(description = "The name of the parameter.", examples = "colaborator") @Nullable
        String parameter,

        @Schema(
                description = "A JSON Pointer (RFC 6901) into the JSON body, or into the row of a file as JSON; empty "
                        + "for the whole body or row.",
                examples = "/silhouette/slug")
        @Nullable
        String pointer,

        @Schema(
                description = "The sheet of the row, in a workbook of which all sheets are read.",
                examples = "silhouettes")
        @Nullable
        String sheet,

        @Schema(
                description = "The line of the file on which the row begins, or its row in the sheet, from 1.",
                examples = "17",
                minimum = "1")
        @Nullable
        Long line,

        @Schema(description = "The column of the file.", examples = "silhouette") @Nullable
        String column,

        @Schema(required = true, description = "What is wrong and what would be right.", examples = "unknown")
        String detail,

        @Schema(description = "The nearest value or name that would be right.", examples = "collaborator") @Nullable
        String suggestion,

        @Schema(
                description = "How many rows of the file have this fault; absent if only one row has it.",
                examples = "500",
                minimum = "2")
        @Nullable
        Long rows,

        @Schema(
                description = "The lines on which the first 20 of these rows begin, each line once; absent if only one "
                        + "row has the fault.",
                examples = "[17, 18, 25]")
        @Nullable
        List<Long> lines) {

    /** The maximum number of rows whose lines a fault names. */
    public static final int MAX_LINES = 20;

    /** Creates a fault that is in one row of a file, or not in a file. */
    public Fault(
            @Nullable String parameter,
            @Nullable String pointer,
            @Nullable Long line,
            @Nullable String column,
            String detail,
            @Nullable String suggestion) {
        this(parameter, pointer, null, line, column, detail, suggestion, null, null);
    }

    public static Fault ofParameter(String name, String detail) {
        return new Fault(name, null, null, null, detail, null);
    }

    /** @param pointer a JSON Pointer; empty for the whole body */
    public static Fault at(String pointer, String detail) {
        return at(pointer, detail, null);
    }

    public static Fault at(String pointer, String detail, @Nullable String suggestion) {
        return new Fault(null, pointer, null, null, detail, suggestion);
    }

    /**
     * Returns the JSON Pointer of a fault in a JSON body or row; see {@link #pointer()}.
     *
     * @throws NullPointerException if the fault has no JSON Pointer
     */
    public String pointerInBody() {
        return Objects.requireNonNull(pointer, "The fault is not in a body");
    }

    /**
     * Returns the JSON Pointer of a field.
     *
     * @param parent the JSON Pointer of the object that contains the field
     * @param name the name of the field as the caller wrote it; the result contains it as {@link Problem#quoted} does
     */
    public static String pointer(String parent, String name) {
        return parent + "/" + Problem.quoted(name).replace("~", "~0").replace("/", "~1");
    }

    /**
     * Returns the same fault with a prefix for its JSON Pointer.
     *
     * @param prefix the JSON Pointer of the value that contains the fault
     */
    public Fault withPrefix(String prefix) {
        return at(prefix + pointer, detail, suggestion);
    }

    /**
     * Returns the same fault in a row of a file.
     *
     * @param row the line on which the row begins, from 1
     * @param columnName the column of the file; null if the fault is about the whole row
     */
    public Fault onLine(long row, @Nullable String columnName) {
        return new Fault(null, pointer, row, columnName, detail, suggestion);
    }
}
