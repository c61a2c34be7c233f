// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Optional;

/**
 * A media type that a request can choose by the end of its address, such as {@code /sneakers.csv}, instead of by the
 * header {@code Accept}.
 */
public enum FileType {
    NDJSON("ndjson", "application/x-ndjson"),
    CSV("csv", "text/csv"),
    TSV("tsv", "text/tab-separated-values"),
    XLSX("xlsx", FileType.OF_XLSX),
    JSON_LD("jsonld", FileType.OF_JSON_LD);

    /** The media type of a workbook, for annotations. */
    public static final String OF_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** The media type of JSON-LD, for annotations. */
    public static final String OF_JSON_LD = "application/ld+json";

    /**
     * The key of the routing context for the path that the caller sent. Only a request whose path ends with a file type
     * has this key, because such a request is rerouted.
     */
    public static final String PATH = FileType.class.getName() + ".path";

    private final String extension;
    private final String mediaType;

    FileType(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Returns the end of the address and of the file name, without the dot. */
    public String extension() {
        return extension;
    }

    /** Returns the media type, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns the path that a caller sent, normalized. */
    public static String pathOf(RoutingContext request) {
        return request.get(PATH, request.normalizedPath());
    }

    /** Returns the type that a path ends with; empty if it ends with none. */
    static Optional<FileType> ofEnd(String path) {
        return Arrays.stream(values())
                .filter(type -> path.endsWith("." + type.extension))
                .findFirst();
    }
}
