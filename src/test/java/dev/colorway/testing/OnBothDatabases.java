// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Runs on H2 and on PostgreSQL in both lanes. The tested behaviour depends on the database. */
@Tag("both")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnBothDatabases {}
