// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types of sort keys, and their text form in a cursor. */
public enum KeyType {
    TEXT("[^\\p{Cc}\\p{Cs}]{0,1000}", text -> text),
    NUMBER("[0-9]{1,18}", Long::valueOf),
    AMOUNT("[0-9]{1,12}(\\.[0-9]{1,4})?", BigDecimal::new),
    PERCENT("-?[0-9]{1,17}\\.[0-9]{2}", BigDecimal::new),
    DATE("[0-9]{4}-[0-9]{2}-[0-9]{2}", LocalDate::parse),
    INSTANT("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,16}Z", Instant::parse);

    /** The valid form of a key: a forged key must not cost more than a real one and must not reach the database. */
    private final Pattern form;

    private final Function<String, Object> parse;

    KeyType(String form, Function<String, Object> parse) {
        this.form = Pattern.compile(form);
        this.parse = parse;
    }

    /**
     * Reads text from {@link #write}; null for null. Throws a RuntimeException for text that is no key of this type.
     */
    @Nullable
    Object read(@Nullable String text) {
        if (text != null && !form.matcher(text).matches()) {
            throw new IllegalArgumentException("no such key");
        }
        return text == null ? null : parse.apply(text);
    }

    static @Nullable String write(@Nullable Object key) {
        return key instanceof BigDecimal amount ? amount.toPlainString() : key == null ? null : key.toString();
    }
}
