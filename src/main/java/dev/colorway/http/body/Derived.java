// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Links the annotated draft to the record that callers read. A field is derived if the record has it and the draft does
 * not. A PUT may contain derived fields, so that a caller can read a record, change it and send all of it back. Every
 * other request with a derived field is refused, because the service would not store the field.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Derived {

    /** The record that callers read. */
    Class<? extends Record> from();
}
