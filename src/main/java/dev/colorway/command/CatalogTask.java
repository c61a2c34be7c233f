// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** Runs the work of a command on the catalog: starts the service in this process, without HTTP. */
final class CatalogTask {

    private CatalogTask() {}

    /** Runs a task, and ends the process with the exit code of the task. */
    static int run(Class<? extends QuarkusApplication> task, String... arguments) {
        StartCheck.ofCommand();
        // System properties override the environment. A command must not load the built-in catalog, but the service
        // may.
        System.setProperty("colorway.first-catalog", "false");
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("colorway.search.at-start", "false");
        System.setProperty("colorway.webhooks.deliver", "false");
        // A command receives no requests, so its shutdown does not wait for any.
        System.setProperty("quarkus.shutdown.delay", "0S");
        System.setProperty("quarkus.log.console.level", "WARN");
        System.setProperty("quarkus.log.console.stderr", "true");
        // StartCheck::end reports the failure.
        System.setProperty("quarkus.log.category.\"io.quarkus.runtime.Application\".level", "OFF");
        // DatabaseReport reports a broken connection.
        System.setProperty("quarkus.log.category.\"com.arjuna\".level", "ERROR");
        System.setProperty("quarkus.log.category.\"io.agroal.pool\".level", "ERROR");
        Quarkus.run(task, StartCheck::end, arguments);
        return 0;
    }
}
