// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.logging.Level;
import java.util.logging.Logger;
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
                UndoCommand.class,
                ExportCommand.class,
                IndexCommand.class,
                PricesCommand.class,
                KeyCommand.class,
                WarmUpCommand.class,
                HelpCommand.class
            },
            description = "The open sneaker catalog API. Without a command it starts the service.",
            synopsisSubcommandLabel = "[COMMAND]")
    static final class Commands extends WithHelp {}

    Colorway() {}

    /** Hibernate logs its versions before the log is configured, so a failed start would print more than one line. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    private static final String NO_UNSAFE = "io.netty.noUnsafe";
    /** From this Java version on, the JVM warns on standard error if Netty uses sun.misc.Unsafe (JEP 498). */
    private static final int WARNS_OF_UNSAFE = 24;

    public static void main(String... arguments) {
        HIBERNATE.setLevel(Level.WARNING);
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE && System.getProperty(NO_UNSAFE) == null) {
            System.setProperty(NO_UNSAFE, "true");
        }
        if (arguments.length == 0) {
            StartCheck.ofService();
            Quarkus.run(null, StartCheck::end);
        } else {
            System.exit(new CommandLine(new Commands()).execute(arguments));
        }
    }
}
