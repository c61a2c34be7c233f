// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.access.ApiKey;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Creates an API key and prints it once. The key is not stored. */
@Command(
        name = "key",
        description = "Creates an API key and prints it once. The service receives only its salted hash.")
final class KeyCommand extends WithHelp implements Callable<Integer> {

    @Parameters(
            paramLabel = "NAME",
            description = "The name of the key in settings and logs: 1 to 40 characters of a-z, 0-9 and -.")
    String name;

    @Spec
    CommandSpec command;

    @Override
    public Integer call() {
        try {
            ApiKey.NewKey newKey = ApiKey.generate(name);
            PrintWriter out = command.commandLine().getOut();
            out.println("The key for '" + name + "'. It is not shown again:");
            out.println("  " + newKey.key());
            out.println("The setting for the service. If the setting has other keys, add this key after a comma:");
            out.println("  COLORWAY_API_KEYS=" + newKey.setting());
            out.flush();
            return 0;
        } catch (IllegalArgumentException noName) {
            throw new ParameterException(command.commandLine(), noName.getMessage());
        }
    }
}
