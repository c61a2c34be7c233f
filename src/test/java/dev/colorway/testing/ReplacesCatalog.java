// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The test replaces the catalog of the shared application before each of its methods, so it runs after all others of
 * that application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReplacesCatalog {}
