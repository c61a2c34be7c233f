// SPDX-License-Identifier: Apache-2.0
package dev.colorway.suite;

import dev.colorway.testing.TestDatabase;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The PostgreSQL tests of {@code verify}: all that depend on the database. Also runs the tests without a service, so
 * that this suite and {@link QuickOnH2}, which run in parallel, take about the same time.
 */
@Suite
@SelectPackages("dev.colorway")
@IncludeClassNamePatterns(".*Test")
@IncludeTags("(both | postgresql | none()) & !thorough")
class QuickOnPostgreSql {

    @BeforeSuite
    static void choose() {
        TestDatabase.choosePostgreSql();
    }
}
