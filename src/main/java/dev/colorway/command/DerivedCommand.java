// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.search.IndexTakenException;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A command that compares derived data with the catalog, or rebuilds the derived data. */
abstract class DerivedCommand extends WithHelp implements Callable<Integer> {

    private static final String REMAKE = "--remake";

    private final Class<? extends QuarkusApplication> work;

    @Option(names = REMAKE, description = "Rebuild from the catalog instead of comparing with it.")
    boolean rebuild;

    DerivedCommand(Class<? extends QuarkusApplication> work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        return CatalogTask.run(work, rebuild ? REMAKE : "");
    }

    /**
     * The work of the command. It prints its result, and ends with exit code 1 if there is a difference, or 2 if it
     * fails.
     */
    abstract static class Work {

        private final String name;

        /** @param name the name of the derived data in messages: {@code index} */
        Work(String name) {
            this.name = name;
        }

        /**
         * The result of a comparison.
         *
         * @param compared what was compared: {@code 12 entries}
         * @param differences the first differences, in words
         * @param different how many differences there are
         */
        record Comparison(String compared, List<String> differences, long different) {}

        public int run(String... arguments) {
            boolean isRebuild = arguments[0].equals(REMAKE);
            try {
                if (isRebuild) {
                    System.out.println("Rebuilt the " + name + ": " + rebuild() + ".");
                    return 0;
                }
                Comparison comparison = compare();
                comparison.differences.forEach(System.err::println);
                System.out.println(comparison.compared + " compared, " + comparison.different + " differences.");
                return comparison.different == 0 ? 0 : 1;
            } catch (IOException | IndexTakenException unusable) {
                System.err.println(unusable.getMessage());
                return StartCheck.EXIT_FAILURE;
            } catch (RuntimeException failed) {
                return DatabaseReport.print(
                        failed, "The " + name + " was not " + (isRebuild ? "rebuilt." : "compared."));
            }
        }

        /** Rebuilds the derived data, and returns the count of its items with their noun: {@code 12 entries}. */
        abstract String rebuild() throws IOException;

        abstract Comparison compare() throws IOException;
    }
}
