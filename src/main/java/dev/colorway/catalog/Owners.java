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

/**
 * Which entries own the values that a batch of drafts claims by its {@link UniqueKey}s: according to the database, and
 * to the drafts of the batch that are written already.
 */
final class Owners<D extends EntryDraft<?>> {

    private final List<UniqueKey<D>> keys;
    /** The slugs of the owners by value, for each field by which entries own values. */
    private final Map<KeyField<D>, Map<String, Set<String>>> owners = new LinkedHashMap<>();

    /** An entry that owns a value. */
    private record Owner(Integer fieldIndex, String value, String slug) {}

    /**
     * Finds the present owners, in one statement; in none if the drafts claim nothing. Each field is looked up
     * separately, because H2 uses no index for an 'or' over two columns.
     */
    Owners(String entity, List<UniqueKey<D>> keys, List<D> drafts) {
        this.keys = keys;
        keys.stream().flatMap(key -> key.fields().stream()).forEach(field -> owners.put(field, new HashMap<>()));
        Set<String> claimed = new LinkedHashSet<>();
        Set<KeyField<D>> fields = new LinkedHashSet<>();
        for (UniqueKey<D> key : keys) {
            List<String> values = drafts.stream()
                    .flatMap(draft -> key.claims().apply(draft).stream())
                    .map(Claim::value)
                    .toList();
            if (!values.isEmpty()) {
                claimed.addAll(values);
                fields.addAll(key.fields());
            }
        }
        if (claimed.isEmpty()) {
            return;
        }
        List<KeyField<D>> asked = List.copyOf(fields);
        String hql = IntStream.range(0, asked.size())
                .mapToObj(i -> asked.get(i).owners(i, entity))
                .collect(Collectors.joining(" union all "));
        Panache.getEntityManager()
                .createQuery(hql, Owner.class)
                .setParameter("claimed", claimed)
                .getResultList()
                .forEach(owner -> add(asked.get(owner.fieldIndex), owner.value, owner.slug));
    }

    private void add(KeyField<D> field, String value, String slug) {
        owners.get(field).computeIfAbsent(value, none -> new HashSet<>()).add(slug);
    }

    /**
     * Returns a fault for each field of a draft whose value belongs to another entry.
     *
     * @param own the present slug of the entry; for a new entry, that of the draft
     */
    List<Fault> conflicts(D written, String own) {
        List<Fault> conflicts = new ArrayList<>();
        for (UniqueKey<D> key : keys) {
            for (Claim claim : key.claims().apply(written)) {
                key.fields().stream()
                        .flatMap(field -> owners.get(field).getOrDefault(claim.value(), Set.of()).stream())
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
     * @return whether the entry owned a value before that another draft of the batch can claim now
     */
    boolean record(D before, D written) {
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
            values.forEach(value -> add(field, value, written.slug()));
        }
        return isReleased;
    }
}
