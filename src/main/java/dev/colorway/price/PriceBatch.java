// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.catalog.WriteResult;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.body.OneOrMore;
import dev.colorway.http.problem.Fault;
import dev.colorway.revision.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The observations of one request. With {@code onFault=skip}, the observations without faults are added. Without it,
 * all or none are added.
 */
final class PriceBatch {

    private final List<PriceDraft> drafts;
    /** The index of each draft in the body. */
    private final List<Integer> indexes;

    private final boolean isList;
    /** Null if one fault refuses the whole batch. */
    private final @Nullable List<ObservedView.Skipped> skipped;

    private PriceBatch(
            List<PriceDraft> drafts,
            List<Integer> indexes,
            boolean isList,
            @Nullable List<ObservedView.Skipped> skipped) {
        this.drafts = drafts;
        this.indexes = indexes;
        this.isList = isList;
        this.skipped = skipped;
    }

    /**
     * Reads the observations.
     *
     * @param max the maximum number of observations
     * @throws dev.colorway.http.problem.ProblemException if the body has too many observations or none; also if
     *     observations have faults, unless {@code skipsFaults} is set
     */
    static PriceBatch read(OneOrMore body, int max, DraftReader reader, boolean skipsFaults) {
        boolean isList = body.json().isArray();
        if (!skipsFaults) {
            List<PriceDraft> drafts = body.read(PriceDraft.class, max, reader);
            return new PriceBatch(
                    drafts, IntStream.range(0, drafts.size()).boxed().toList(), isList, null);
        }
        List<DraftReader.Reading<PriceDraft>> readings = body.readEach(PriceDraft.class, max, reader);
        List<PriceDraft> drafts = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        List<ObservedView.Skipped> skipped = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            PriceDraft draft = readings.get(i).draft();
            if (draft == null) {
                skipped.add(skipped(i, readings.get(i).faults(), isList));
            } else {
                drafts.add(draft);
                indexes.add(i);
            }
        }
        return new PriceBatch(drafts, indexes, isList, skipped);
    }

    private static ObservedView.Skipped skipped(int index, List<Fault> faults, boolean isList) {
        return new ObservedView.Skipped(
                index,
                isList
                        ? faults.stream()
                                .map(fault -> fault.withPrefix("/" + index))
                                .toList()
                        : faults);
    }

    /**
     * Adds the observations.
     *
     * @return the results of the observations that were added or existed already
     * @throws dev.colorway.http.problem.ProblemException if an observation cannot be added, unless the batch skips
     *     faults
     */
    List<WriteResult<Price>> add(Write write) {
        List<WriteResult<Price>> outcomes = drafts.isEmpty() ? List.of() : PriceRecorder.add(drafts, write);
        if (skipped == null) {
            WriteResult.refuse(isList ? withIndexPrefix(outcomes) : outcomes);
            return outcomes;
        }
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).isRefused()) {
                skipped.add(skipped(indexes.get(i), outcomes.get(i).faults(), isList));
            }
        }
        return outcomes.stream().filter(outcome -> !outcome.isRefused()).toList();
    }

    /** Prefixes the JSON Pointers of the faults with the index in the list. */
    private static List<WriteResult<Price>> withIndexPrefix(List<WriteResult<Price>> outcomes) {
        return IntStream.range(0, outcomes.size())
                .mapToObj(i -> outcomes.get(i).withPrefix("/" + i))
                .toList();
    }

    /** Returns the observations that were left out, in order of index; null if one fault refuses the whole batch. */
    @Nullable
    List<ObservedView.Skipped> skipped() {
        return skipped == null
                ? null
                : skipped.stream()
                        .sorted(Comparator.comparingInt(ObservedView.Skipped::index))
                        .toList();
    }
}
