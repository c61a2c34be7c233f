// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.catalog.UniqueKey.KeyField;
import dev.colorway.http.problem.Fault;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        List<String> claimed = drafts.stream()
                .flatMap(draft -> keys.stream().map(key -> key.value().apply(draft)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (claimed.isEmpty()) {
            return;
        }
        List<KeyField<D>> fields = List.copyOf(owners.keySet());
        String hql = IntStream.range(0, fields.size())
                .mapToObj(i -> "select %1$s, e%1$s.%2$s, e%1$s.slug from %3$s e%1$s where e%1$s.%2$s in :claimed"
                        .formatted(i, fields.get(i).field(), entity))
                .collect(Collectors.joining(" union all "));
        Panache.getEntityManager()
                .createQuery(hql, Owner.class)
                .setParameter("claimed", claimed)
                .getResultList()
                .forEach(owner -> add(fields.get(owner.fieldIndex), owner.value, owner.slug));
    }

    private void add(KeyField<D> field, String value, String slug) {
        owners.get(field).computeIfAbsent(value, none -> new HashSet<>()).add(slug);
    }

    /** Returns a fault for each member of a draft whose value belongs to another entry. */
    List<Fault> conflicts(D written) {
        List<Fault> conflicts = new ArrayList<>();
        for (UniqueKey<D> key : keys) {
            String value = key.value().apply(written);
            key.fields().stream()
                    .flatMap(field -> owners.get(field).getOrDefault(value, Set.of()).stream())
                    .filter(owner -> !owner.equals(written.slug()))
                    .findFirst()
                    .ifPresent(owner -> conflicts.add(
                            Fault.at(key.pointer(), key.faultDetail().apply(owner))));
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
            String oldValue = before == null ? null : field.value().apply(before);
            String newValue = field.value().apply(written);
            Set<String> oldOwners = entry.getValue().get(oldValue);
            if (oldOwners != null && !Objects.equals(oldValue, newValue)) {
                isReleased |= oldOwners.remove(written.slug());
            }
            if (newValue != null) {
                add(field, newValue, written.slug());
            }
        }
        return isReleased;
    }
}
