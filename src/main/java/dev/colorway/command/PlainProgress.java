// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;

/**
 * Shows the progress of a command if standard error is no terminal, such as in a log: a line after each
 * {@value #INTERVAL_SECONDS} seconds. A command that ends earlier prints none.
 */
final class PlainProgress implements ProgressBarConsumer {

    static final int INTERVAL_SECONDS = 10;

    private static final long INTERVAL_NANOS = INTERVAL_SECONDS * 1_000_000_000L;

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private long last;

    /** @param nanoTime a clock such as {@link System#nanoTime} */
    PlainProgress(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        last = nanoTime.getAsLong();
    }

    /**
     * Returns the progress as a line: {@code Import: 12000 rows, 45 %}.
     *
     * @param unit the unit of the count; empty to show only the percentage and the message of the task
     */
    static String line(ProgressState progress, String unit) {
        StringBuilder line = new StringBuilder(progress.getTaskName()).append(':');
        if (!unit.isEmpty()) {
            line.append(' ').append(progress.getCurrent()).append(unit);
        }
        String message = progress.getExtraMessage();
        if (!message.isBlank()) {
            line.append(' ').append(message.strip());
        }
        if (!progress.isIndefinite() && progress.getMax() > 0) {
            line.append(line.charAt(line.length() - 1) == ':' ? " " : ", ")
                    .append(Math.min(100, progress.getCurrent() * 100 / progress.getMax()))
                    .append(" %");
        }
        return line.toString();
    }

    @Override
    public int getMaxRenderedLength() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void accept(String line) {
        long now = nanoTime.getAsLong();
        if (now - last >= INTERVAL_NANOS) {
            last = now;
            out.println(line);
        }
    }

    @Override
    public void close() {
        // The stream is that of the process.
    }
}
