// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.price.history.PriceDayVerifier;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;

/** Verifies that the price history agrees with the prices, or rebuilds the price history. */
@Command(
        name = "prices",
        description = "Compares the price history with the prices, day by day, while the service is stopped.")
final class PricesCommand extends DerivedCommand {

    PricesCommand() {
        super(Prices.class);
    }

    static final class Prices extends DerivedCommand.Work implements QuarkusApplication {

        @Inject
        PriceDayVerifier history;

        Prices() {
            super("price history");
        }

        @Override
        String rebuild() {
            return history.rebuild() + " prices";
        }

        @Override
        Comparison compare() throws IOException {
            try (ProgressBar bar = ProgressBars.ofEntries("Prices")) {
                PriceDayVerifier.Comparison found = history.compare(bar::stepTo);
                return new Comparison(
                        found.prices() + " prices on " + found.days() + " days",
                        found.differences(),
                        found.different());
            }
        }
    }
}
