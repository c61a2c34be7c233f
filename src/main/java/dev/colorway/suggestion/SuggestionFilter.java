// SPDX-License-Identifier: Apache-2.0
package dev.colorway.suggestion;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.search.TextQuery;
import dev.colorway.search.Words;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The text typed so far, and how many suggestions of each type to return. */
public record SuggestionFilter(
        @RestQuery
        @Size(max = 200)
        @Parameter(
                required = true,
                description = "The text typed so far; it is matched like `q` of `/sneakers`.",
                example = "jj")
        String q,

        @RestQuery
        @DefaultValue("5")
        @Min(value = 1, message = SuggestionFilter.LIMITS)
        @Max(value = 10, message = SuggestionFilter.LIMITS)
        @Parameter(description = "The maximum number of suggestions of each type.", example = "5")
        Integer limit) {

    static final String LIMITS = "must be between 1 and 10";

    /** Normalizes the text. Refuses a text that is missing, has no words, or has too many words or characters. */
    public SuggestionFilter {
        if (q == null) {
            throw ProblemException.ofParameter("q", "must be given: the text typed so far");
        }
        q = String.join(" ", Words.telling(q));
        ProblemException.refuse(TextQuery.faults("q", q));
    }

    List<String> words() {
        return Words.of(q);
    }
}
