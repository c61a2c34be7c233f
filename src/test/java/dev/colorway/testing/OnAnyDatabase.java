// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Runs on H2; in the thorough lane also on PostgreSQL. The tested behaviour does not depend on the database. */
@Tag("any")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnAnyDatabase {}
