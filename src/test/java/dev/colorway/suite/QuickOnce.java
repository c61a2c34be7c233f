// SPDX-License-Identifier: Apache-2.0
package dev.colorway.suite;

import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of {@code verify} that do not depend on the database. They run on H2. */
@Suite
@SelectPackages("dev.colorway")
@IncludeClassNamePatterns(".*Test")
@ExcludeTags("both | postgresql | thorough")
class QuickOnce {}
