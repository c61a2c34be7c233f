// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.price.history.PriceDayVerifier;
import dev.colorway.price.history.PriceDayVerifier.Comparison;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verifies that the price history is what the prices result in, or rebuilds it. */
@Command(
        name = "prices",
        description = "Compares the price history with the prices, day by day, while the service is stopped.")
final class PricesCommand implements Callable<Integer> {

    private static final String REMAKE = "--remake";

    @Option(names = REMAKE, description = "Rebuild the price history instead.")
    boolean rebuild;

    @Override
    public Integer call() {
        return CatalogTask.run(Prices.class, rebuild ? REMAKE : "");
    }

    static final class Prices implements QuarkusApplication {

        @Inject
        PriceDayVerifier history;

        @Override
        public int run(String... arguments) {
            try {
                return arguments[0].equals(REMAKE) ? rebuild() : compare();
            } catch (IOException unreadable) {
                System.err.println(unreadable.getMessage());
                return StartCheck.EXIT_FAILURE;
            } catch (RuntimeException failed) {
                return DatabaseReport.print(
                        failed,
                        "The price history was not " + (arguments[0].equals(REMAKE) ? "rebuilt." : "compared."));
            }
        }

        private int rebuild() {
            System.out.println("Rebuilt the price history: " + history.rebuild() + " prices.");
            return 0;
        }

        private int compare() throws IOException {
            Comparison comparison;
            try (ProgressBar bar = ProgressBars.ofEntries("Prices")) {
                comparison = history.compare(bar::stepTo);
            }
            comparison.differences().forEach(System.err::println);
            System.out.println(comparison.prices() + " prices on " + comparison.days() + " days compared, "
                    + comparison.different() + " differences.");
            return comparison.different() == 0 ? 0 : 1;
        }
    }
}
