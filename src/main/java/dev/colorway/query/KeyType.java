// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** The types that a list can be ordered by, and how a cursor carries their values as text. */
public enum KeyType {
    TEXT(text -> text),
    NUMBER(Long::valueOf),
    AMOUNT(BigDecimal::new),
    DATE(LocalDate::parse),
    INSTANT(Instant::parse);

    private final Function<String, Object> parse;

    KeyType(Function<String, Object> parse) {
        this.parse = parse;
    }

    /** Reads what {@link #write} wrote; throws some RuntimeException for anything else. */
    Object read(String text) {
        return text == null ? null : parse.apply(text);
    }

    static String write(Object key) {
        return key instanceof BigDecimal amount ? amount.toPlainString() : key == null ? null : key.toString();
    }
}
