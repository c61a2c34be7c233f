// SPDX-License-Identifier: Apache-2.0
package dev.colorway.suite;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The H2 tests of {@code verify}: all tests that need the service, except those that need PostgreSQL. */
@Suite
@SelectPackages("dev.colorway")
@IncludeClassNamePatterns(".*Test")
// The excluded class has an application of its own, which would be built here without being used.
@ExcludeClassNamePatterns(".*\\.DatabaseAwayTest")
@IncludeTags("(both | any) & !thorough")
class QuickOnH2 {}
