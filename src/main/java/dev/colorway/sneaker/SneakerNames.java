// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.content.Tags;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.query.Names;
import dev.colorway.search.Words;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Selects sneakers by words, and by their entries, technologies and tags. Each component is a query parameter. */
public record SneakerNames(
        @RestQuery
        @Size(max = 200)
        @Parameter(
                description = "Only sneakers with all of these words, in any order, in their name, colorway, style "
                        + "code, silhouette, line, brand, collaborators, designers or technologies. Case, accents, "
                        + "trademark signs and punctuation do not matter, and every script is read in Latin letters: "
                        + "`ゲル` is `geru`. The last word can be incomplete. A word of three to five "
                        + "letters can have one typing error, a longer word two, a word of digits none.",
                example = "kiko asics")
        @Nullable
        String q,

        @RestQuery @Size(max = 50) @Parameter(description = SneakerNames.OF_COLLABORATORS, example = "JJJJound")
        List<@Size(max = 200) String> collaborator,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers of any of these collaborations: slugs or names.",
                example = "jjjjound-x-asics")
        List<@Size(max = 200) String> collaboration,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers by any of these designers: slugs or names. The designer designed or "
                        + "relaunched the colorway or its silhouette; a designer who only gave the name does not "
                        + "match.",
                example = "hidenori-yamashita")
        List<@Size(max = 200) String> designer,

        @RestQuery @Size(max = 50) @Parameter(description = SneakerNames.OF_BRANDS, example = "ASICS")
        List<@Size(max = 200) String> brand,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers of any of these silhouettes: slugs or names. A sneaker without a "
                        + "silhouette never matches.",
                example = "gel-kayano-14")
        List<@Size(max = 200) String> silhouette,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers with any of these technologies, their own or those of their silhouette: "
                        + "names in any spelling.",
                example = "GORE-TEX")
        List<@Size(max = 200) String> technology,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers with any of these tags; case, accents and punctuation do not matter.",
                example = "retro-running")
        List<@Size(max = Tags.MAX_LENGTH) String> tag,

        @RestQuery
        @Parameter(
                description = "`true`: only general releases. `false`: only collaborations. Default: both.",
                example = "false")
        @Nullable
        Boolean general) {

    /** The description of a parameter for collaborators. */
    public static final String OF_COLLABORATORS =
            "Only sneakers by any of these collaborators: slugs or names in any case, repeated or separated by commas.";

    /** The description of a parameter for brands. */
    public static final String OF_BRANDS = "Only sneakers of any of these brands: slugs or names.";

    /**
     * Normalizes the values, so that queries with the same meaning are equal. Refuses all invalid values in one
     * problem.
     */
    public SneakerNames {
        q = q == null ? null : String.join(" ", Words.telling(q));
        List<Fault> faults = new ArrayList<>();
        collaborator = ParameterValues.of("collaborator", collaborator, Names::key, faults);
        collaboration = ParameterValues.of("collaboration", collaboration, Names::key, faults);
        designer = ParameterValues.of("designer", designer, Names::key, faults);
        brand = ParameterValues.of("brand", brand, Names::key, faults);
        silhouette = ParameterValues.of("silhouette", silhouette, Names::key, faults);
        technology = ParameterValues.of("technology", technology, Names::slug, faults);
        tag = ParameterValues.of("tag", tag, Tags::key, faults);
        ProblemException.refuse(faults);
    }

    /** Returns the words to search for; empty without {@code q}. */
    List<String> words() {
        return Words.of(q);
    }
}
