// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** What a command does on the catalog: in the service, but without its HTTP. */
final class CatalogTask {

    private CatalogTask() {}

    /** Runs a task; the process ends with its exit code. */
    static int run(Class<? extends QuarkusApplication> task, String... arguments) {
        StartCheck.ofCommand();
        // Above the environment: a command is no start of the service, which would bring the built-in catalog.
        System.setProperty("colorway.first-catalog", "false");
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("colorway.search.at-start", "false");
        // Nobody sends it requests that it would have to wait for.
        System.setProperty("quarkus.shutdown.delay", "0S");
        System.setProperty("quarkus.log.console.level", "WARN");
        System.setProperty("quarkus.log.console.stderr", "true");
        // Start::end says what failed.
        System.setProperty("quarkus.log.category.\"io.quarkus.runtime.Application\".level", "OFF");
        Quarkus.run(task, StartCheck::end, arguments);
        return 0;
    }
}
