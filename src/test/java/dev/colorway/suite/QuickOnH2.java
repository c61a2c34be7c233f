// SPDX-License-Identifier: Apache-2.0
package dev.colorway.suite;

import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The H2 tests of {@code verify}: all that depend on the database. */
@Suite
@SelectPackages("dev.colorway")
@IncludeClassNamePatterns(".*Test")
@IncludeTags("both")
@ExcludeTags("thorough")
class QuickOnH2 {}
