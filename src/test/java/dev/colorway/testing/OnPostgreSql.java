// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Runs on PostgreSQL only. The test needs features that H2 lacks, such as several processes on one database. */
@Tag("postgresql")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnPostgreSql {}
