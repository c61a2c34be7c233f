// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import picocli.CommandLine.Option;

/** The option {@code --help} of a command. */
abstract class WithHelp {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Displays this help.")
    boolean isHelp;
}
