// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;

/**
 * Converts the observations of a day to bytes and back. The bytes contain first each pair of size and source once, then
 * the observations in order, each with the time since the previous one. An observation needs about six bytes. Equal
 * observations result in equal bytes.
 */
final class ObservedBytes {

    private static final byte FORM = 1;

    private ObservedBytes() {}

    private record Series(String size, String source) implements Comparable<Series> {

        @Override
        public int compareTo(Series other) {
            int bySize = size.compareTo(other.size);
            return bySize != 0 ? bySize : source.compareTo(other.source);
        }
    }

    /**
     * Returns the bytes of some observations.
     *
     * @param day their UTC day, in days since 1970
     * @param observed in order
     */
    static byte[] of(int day, List<Observed> observed) {
        SortedMap<Series, Integer> numbers = new TreeMap<>();
        observed.forEach(one -> numbers.put(new Series(one.size(), one.source()), 0));
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try {
            out.writeByte(FORM);
            out.writeVInt(numbers.size());
            int number = 0;
            for (Map.Entry<Series, Integer> numbered : numbers.entrySet()) {
                out.writeString(numbered.getKey().size);
                out.writeString(numbered.getKey().source);
                numbered.setValue(number++);
            }
            out.writeVInt(observed.size());
            long before = Observed.startOf(day);
            for (Observed one : observed) {
                out.writeVLong(one.at() - before);
                Series series = new Series(one.size(), one.source());
                out.writeVInt(Objects.requireNonNull(numbers.get(series), "Each observation has its series"));
                out.writeVLong(one.units());
                before = one.at();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toArrayCopy();
    }

    /**
     * Returns the observations, in order, in a list that can change.
     *
     * @throws IllegalStateException if the bytes have an unknown form
     */
    static List<Observed> read(int day, byte[] bytes) {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes);
        try {
            if (in.readByte() != FORM) {
                throw new IllegalStateException("The price history of a day has an unknown form.");
            }
            Series[] series = new Series[in.readVInt()];
            for (int i = 0; i < series.length; i++) {
                series[i] = new Series(in.readString(), in.readString());
            }
            int count = in.readVInt();
            List<Observed> observed = new ArrayList<>(count);
            long at = Observed.startOf(day);
            for (int i = 0; i < count; i++) {
                at += in.readVLong();
                Series own = series[in.readVInt()];
                observed.add(new Observed(at, in.readVLong(), own.size, own.source));
            }
            return observed;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
