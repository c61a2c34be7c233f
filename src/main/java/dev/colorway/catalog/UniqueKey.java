// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a draft whose values no other entry of the type can own.
 *
 * @param <D> the draft
 * @param claims reads the values that a draft claims; an empty list if it claims none
 * @param fields the fields by which another entry can own a value
 * @param faultDetail returns the text of the fault for the slug of the entry that owns the value
 */
public record UniqueKey<D>(
        Function<D, List<Claim>> claims, List<KeyField<D>> fields, UnaryOperator<String> faultDetail) {

    /**
     * A key with one value.
     *
     * @param pointer the JSON Pointer of the field, which a fault names
     * @param value reads the value that a draft claims; null if it claims none
     */
    public UniqueKey(
            String pointer,
            Function<D, @Nullable String> value,
            List<KeyField<D>> fields,
            UnaryOperator<String> faultDetail) {
        this(
                draft -> Stream.ofNullable(value.apply(draft))
                        .map(text -> new Claim(pointer, text))
                        .toList(),
                fields,
                faultDetail);
    }

    /**
     * A value that a draft claims.
     *
     * @param pointer the JSON Pointer of the value, which a fault names
     */
    public record Claim(String pointer, String value) {

        /** Returns a claim for each element of the list at this JSON Pointer. */
        public static <T> List<Claim> ofAll(String pointer, List<T> list, Function<T, String> value) {
            return IntStream.range(0, list.size())
                    .mapToObj(i -> new Claim(pointer + "/" + i, value.apply(list.get(i))))
                    .toList();
        }
    }

    /**
     * A field by which an entry owns values.
     *
     * @param field the path of the field in HQL, from the entry; from the {@link EntryAlias} if there is a scheme
     * @param scheme the scheme of the aliases that are the values; null if the entry itself has the field
     * @param values reads the values that an entry with this draft owns
     */
    public record KeyField<D>(String field, @Nullable String scheme, Function<D, List<String>> values) {

        /** The names of the parameters in {@link #owners} are this text and the index. */
        static final String CLAIMED = "claimed";

        private static final String ALIAS = "alias";

        /** @param value reads the value that an entry with this draft owns; null if none */
        public static <D> KeyField<D> ofEntry(String field, Function<D, @Nullable String> value) {
            return new KeyField<>(
                    field, null, draft -> Stream.ofNullable(value.apply(draft)).toList());
        }

        /** Returns the field of the aliases in this scheme. */
        public static <D> KeyField<D> ofAliases(String scheme, Function<D, List<String>> values) {
            return new KeyField<>(ALIAS, scheme, values);
        }

        /**
         * Returns HQL that selects the owned values: the index, the value and the slug of its owner. The parameter with
         * the name {@link #CLAIMED} and the index contains the values to look up.
         */
        String owners(int index, String entity) {
            return (scheme == null
                            ? "select %1$s, e%1$s.%2$s, e%1$s.slug from %3$s e%1$s where e%1$s.%2$s in :%5$s%1$s"
                            : "select %1$s, a%1$s.%2$s, e%1$s.slug from EntryAlias a%1$s join %3$s e%1$s on e%1$s.id "
                                    + "= a%1$s.entryId where a%1$s.scheme = '%4$s' and a%1$s.%2$s in :%5$s%1$s")
                    .formatted(index, field, entity, scheme, CLAIMED);
        }
    }
}
