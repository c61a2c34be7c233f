// SPDX-License-Identifier: Apache-2.0
package dev.colorway.suite;

import dev.colorway.testing.TestDatabase;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What {@code verify -Pthorough} tests on PostgreSQL. */
@Suite
@SelectPackages("dev.colorway")
@IncludeClassNamePatterns(".*Test")
@IncludeTags("both | postgresql | any")
class ThoroughOnPostgreSql {

    @BeforeSuite
    static void choose() {
        TestDatabase.choosePostgreSql();
    }
}
