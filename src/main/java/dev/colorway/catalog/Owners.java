// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.catalog.UniqueKey.Claim;
import dev.colorway.catalog.UniqueKey.KeyField;
import dev.colorway.http.problem.Fault;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Finds the owners of the {@link UniqueKey} values that a batch of drafts claims. An owner is an entry in the database,
 * or an entry that the batch has written already.
 */
final class Owners<D extends EntryDraft<?>> {

    /**
     * The most parameters in one statement. PostgreSQL accepts 65,535, but the drafts of one batch can claim more
     * values.
     */
    private static final int MOST_PARAMETERS = 20_000;

    /**
     * The most values in one list: H2 compares each row that it finds with the values of the list, one after another.
     */
    private static final int MOST_VALUES = 500;

    private final List<UniqueKey<D>> keys;
    /** For each field by which an entry owns values: the slugs of the owners, by value. */
    private final Map<KeyField<D>, Map<String, Set<String>>> owners = new LinkedHashMap<>();

    /** An entry that owns a value. */
    private record Owner(Integer fieldIndex, String value, String slug) {}

    /** At most {@value #MOST_VALUES} values to look up in one field. */
    private record LookUp<F>(KeyField<F> field, List<String> values) {}

    /**
     * Finds the present owners with one statement. Needs no statement if the drafts claim nothing, and several if the
     * look-ups have more than {@value #MOST_PARAMETERS} parameters: a value is one parameter for each field of its key.
     * Each field is looked up separately, because H2 uses no index for an 'or' over two columns. The values of a field
     * are looked up in lists of at most {@value #MOST_VALUES}.
     */
    Owners(String entity, List<UniqueKey<D>> keys, List<D> drafts) {
        this.keys = keys;
        Map<KeyField<D>, Set<String>> claimed = new LinkedHashMap<>();
        for (UniqueKey<D> key : keys) {
            List<String> values = drafts.stream()
                    .flatMap(draft -> key.claims().apply(draft).stream())
                    .map(Claim::value)
                    .toList();
            for (KeyField<D> field : key.fields()) {
                owners.putIfAbsent(field, new HashMap<>());
                claimed.computeIfAbsent(field, none -> new LinkedHashSet<>()).addAll(values);
            }
        }
        List<LookUp<D>> lookUps = new ArrayList<>();
        int parameters = 0;
        for (Map.Entry<KeyField<D>, Set<String>> entry : claimed.entrySet()) {
            List<String> values = new ArrayList<>(entry.getValue());
            int from = 0;
            while (from < values.size()) {
                int to = Math.min(values.size(), from + Math.min(MOST_VALUES, MOST_PARAMETERS - parameters));
                lookUps.add(new LookUp<>(entry.getKey(), values.subList(from, to)));
                parameters += to - from;
                from = to;
                if (parameters == MOST_PARAMETERS) {
                    find(entity, lookUps);
                    lookUps.clear();
                    parameters = 0;
                }
            }
        }
        find(entity, lookUps);
    }

    private void find(String entity, List<LookUp<D>> lookUps) {
        if (lookUps.isEmpty()) {
            return;
        }
        String hql = IntStream.range(0, lookUps.size())
                .mapToObj(i -> lookUps.get(i).field.owners(i, entity))
                .collect(Collectors.joining(" union all "));
        SelectionQuery<Owner> query = Panache.getSession().createSelectionQuery(hql, Owner.class);
        for (int i = 0; i < lookUps.size(); i++) {
            query.setParameterList(KeyField.CLAIMED + i, lookUps.get(i).values);
        }
        query.getResultList().forEach(owner -> add(lookUps.get(owner.fieldIndex).field, owner.value, owner.slug));
    }

    private void add(KeyField<D> field, String value, String slug) {
        owners.computeIfAbsent(field, none -> new HashMap<>())
                .computeIfAbsent(value, none -> new HashSet<>())
                .add(slug);
    }

    /**
     * Returns a fault for each value that a draft claims and another entry owns.
     *
     * @param own the present slug of the entry; for a new entry, that of the draft
     */
    List<Fault> conflicts(D written, String own) {
        List<Fault> conflicts = new ArrayList<>();
        for (UniqueKey<D> key : keys) {
            for (Claim claim : key.claims().apply(written)) {
                key.fields().stream()
                        .flatMap(field ->
                                owners.getOrDefault(field, Map.of()).getOrDefault(claim.value(), Set.of()).stream())
                        .filter(owner -> !owner.equals(own))
                        .findFirst()
                        .ifPresent(owner -> conflicts.add(
                                Fault.at(claim.pointer(), key.faultDetail().apply(owner))));
            }
        }
        return conflicts;
    }

    /**
     * Records that a draft was written.
     *
     * @param before the draft of the entry before; null for a new entry
     * @return whether the write released a value, so that another draft of the batch can claim it
     */
    boolean record(@Nullable D before, D written) {
        boolean isReleased = false;
        for (Map.Entry<KeyField<D>, Map<String, Set<String>>> entry : owners.entrySet()) {
            KeyField<D> field = entry.getKey();
            List<String> values = field.values().apply(written);
            if (before != null) {
                for (String old : field.values().apply(before)) {
                    Set<String> oldOwners = entry.getValue().get(old);
                    if (oldOwners != null && !values.contains(old)) {
                        isReleased |= oldOwners.remove(before.slug());
                    }
                }
            }
            values.forEach(value -> add(field, value, written.requiredSlug()));
        }
        return isReleased;
    }
}
