// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The test reads the built-in catalog as it is, so it runs before those that write to the shared application. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsBuiltInCatalog {}
