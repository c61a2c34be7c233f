// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The memory of finished responses, of their fragments, of facet counts, and of sizes that were looked up. The setting
 * {@code colorway.answers.max-size} limits all of them together. Above the limit, the least used ones are dropped.
 */
@Singleton
public class AnswerMemory {

    /** A key or a value. */
    public interface Weighted {

        /** Returns about how many bytes of memory it occupies. */
        int weight();
    }

    private final Cache<Weighted, Weighted> cached;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final boolean isOn;

    AnswerMemory(@ConfigProperty(name = "colorway.answers.max-size") MemorySize size) {
        isOn = size.asLongValue() > 0;
        cached = Caffeine.newBuilder()
                .maximumWeight(size.asLongValue())
                .weigher((Weighted key, Weighted value) -> key.weight() + value.weight())
                .build();
    }

    /** Returns whether anything can be stored. */
    boolean isOn() {
        return isOn;
    }

    /** Returns the value of a key; null if it is not stored. */
    public <V extends Weighted> @Nullable V get(Weighted key, Class<V> type) {
        V value = type.cast(cached.getIfPresent(key));
        if (type == Answer.class || type == Fragment.class) {
            (value == null ? misses : hits).increment();
        }
        return value;
    }

    /** Stores a value. It can be dropped at any time. */
    public void put(Weighted key, Weighted value) {
        cached.put(key, value);
    }

    /** Returns how often a response or a fragment was found since the start. */
    long hits() {
        return hits.sum();
    }

    /** Returns how often a response or a fragment was not found since the start. */
    long misses() {
        return misses.sum();
    }

    /** Returns about how many bytes of memory are in use. */
    long bytes() {
        return cached.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    /** Drops everything. Called after the database was replaced: its revisions can then mean other writes. */
    public void clear() {
        cached.invalidateAll();
    }
}
