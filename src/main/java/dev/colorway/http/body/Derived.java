// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Links the annotated draft to the record that callers read. Fields that only the latter has are derived. A PUT may
 * contain them, so that a caller can change what it read and send it back as a whole. Every other request that contains
 * them is refused, because they would not be stored.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Derived {

    /** The record that callers read. */
    Class<? extends Record> from();
}
