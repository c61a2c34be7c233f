// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares the type of the values of a parameter with several values. Without this annotation, the values are text. */
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValuesOf {

    /** An enum, or a type with a static {@code fromString}. */
    Class<?> value();
}
