// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The record that callers read of what they write with the annotated one. What it has beyond is derived: a caller who
 * changes what was read and sends it back whole, with PUT, need not take it out; anywhere else it is refused, because
 * it would not be stored.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Derived {

    /** The record that callers read. */
    Class<? extends Record> from();
}
