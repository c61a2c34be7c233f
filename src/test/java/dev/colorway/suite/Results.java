// SPDX-License-Identifier: Apache-2.0
package dev.colorway.suite;

import dev.colorway.testing.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints the failures and the test count of each suite, because the reports do not name the database. */
public final class Results implements TestExecutionListener {

    private final AtomicInteger run = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private long begin;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        begin = System.nanoTime();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.getUniqueId().contains("[suite:")) {
            return;
        }
        if (test.isTest()) {
            run.incrementAndGet();
        }
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            failed.incrementAndGet();
            System.out.println("Failed on " + database() + ": " + test.getUniqueId());
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (run.get() > 0) {
            System.out.printf(
                    "On %s: %d tests, %d failed, %d s%n",
                    database(),
                    run.getAndSet(0),
                    failed.getAndSet(0),
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        }
    }

    private static String database() {
        return TestDatabase.isPostgreSql() ? "PostgreSQL" : "H2";
    }
}
