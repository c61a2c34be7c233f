// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.catalog.UniqueKey.Claim;
import dev.colorway.catalog.UniqueKey.KeyField;
import dev.colorway.http.problem.Fault;
import dev.colorway.query.Batches;
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
     * The most values of a field in one statement: H2 compares each row that it finds with each value, one after
     * another. A power of two, because Hibernate fills the list up to a power of two: it repeats the last value.
     */
    private static final int MOST_VALUES = 512;

    private final List<UniqueKey<D>> keys;
    /** For each field by which an entry owns values: the slugs of the owners, by value. */
    private final Map<KeyField<D>, Map<String, Set<String>>> owners = new LinkedHashMap<>();

    /** An entry that owns a value. */
    private record Owner(Integer fieldIndex, String value, String slug) {}

    /** At most {@value #MOST_VALUES} values to look up in one field. */
    private record LookUp<F>(KeyField<F> field, List<String> values) {}

    /**
     * Finds the present owners. Each statement looks up the next {@value #MOST_VALUES} values of every field. So there
     * are as many statements as the field with the most values needs, and none if the drafts claim nothing. The HQL
     * depends only on the fields. The SQL also depends on the count of values, rounded up to a power of two. So
     * Hibernate translates few different queries, and the database prepares few different statements. Each field is
     * looked up separately, because H2 uses no index for an 'or' over two columns.
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
        Map<KeyField<D>, List<List<String>>> lists = new LinkedHashMap<>();
        claimed.forEach((field, values) -> lists.put(field, Batches.of(values, MOST_VALUES)));
        int statements = lists.values().stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < statements; i++) {
            List<LookUp<D>> lookUps = new ArrayList<>();
            for (Map.Entry<KeyField<D>, List<List<String>>> entry : lists.entrySet()) {
                if (i < entry.getValue().size()) {
                    lookUps.add(new LookUp<>(entry.getKey(), entry.getValue().get(i)));
                }
            }
            find(entity, lookUps);
        }
    }

    private void find(String entity, List<LookUp<D>> lookUps) {
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
