// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * How a file is written.
 *
 * @param bom whether a CSV or TSV file begins with a byte order mark; null for the setting of the service
 */
public record FileOptions(
        @RestQuery
        @Parameter(
                description = "Whether a CSV or TSV file begins with a byte order mark, by which Excel recognizes that "
                        + "it is in UTF-8. Default: `false`, unless configured otherwise.",
                example = "true")
        @Nullable
        Boolean bom) {}
