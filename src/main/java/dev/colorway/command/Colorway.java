// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The entry point. Without arguments it starts the service. With arguments it runs a command and ends. */
@QuarkusMain
public final class Colorway {

    @Command(
            name = "java -jar quarkus-run.jar",
            subcommands = {
                ImportCommand.class,
                ExportCommand.class,
                IndexCommand.class,
                KeyCommand.class,
                WarmUpCommand.class,
                HelpCommand.class
            },
            description = "The open sneaker catalog API. Without a command it starts the service.",
            synopsisSubcommandLabel = "[COMMAND]")
    static final class Commands {}

    Colorway() {}

    public static void main(String... arguments) {
        if (arguments.length == 0) {
            StartCheck.ofService();
            Quarkus.run(null, StartCheck::end);
        } else {
            System.exit(new CommandLine(new Commands()).execute(arguments));
        }
    }
}
