// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The progress of a command without a terminal, with a clock of the test. */
class PlainProgressTest {

    @Test
    void aLineFollowsEachInterval() {
        AtomicLong seconds = new AtomicLong();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
                PlainProgress progress = new PlainProgress(out, () -> seconds.get() * 1_000_000_000L)) {
            for (int i = 0; i <= 25; i++) {
                seconds.set(i);
                progress.accept("second " + i);
            }
        }
        assertEquals("second 10%nsecond 20%n".formatted(), bytes.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|90|''|9000 rows|Import: 9000 rows, 45 %",
                "200|90|''|''|Import: 45 %",
                "-1|90|' rows'|''|Import: 90 rows"
            })
    void aLineHasCounts(long max, long current, String unit, String message, String line) {
        AtomicReference<String> last = new AtomicReference<>();
        try (ProgressBar bar = ProgressBar.builder()
                .setTaskName("Import")
                .setInitialMax(max)
                .setRenderer((progress, length) -> PlainProgress.line(progress, unit))
                .setConsumer(new DelegatingProgressBarConsumer(last::set))
                .build()) {
            bar.setExtraMessage(message);
            bar.stepTo(current);
        }
        assertEquals(line, last.get());
    }
}
