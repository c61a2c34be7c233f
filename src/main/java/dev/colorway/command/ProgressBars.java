// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import java.nio.file.NoSuchFileException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Objects;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows the progress of commands on standard error: as a bar if standard error is a terminal, otherwise as a line now
 * and then, see {@link PlainProgress}.
 */
final class ProgressBars {

    private static final int UPDATE_INTERVAL_MILLIS = 1000;
    private static final int BYTES_IN_KIB = 1024;
    private static final int BYTES_IN_MIB = 1024 * BYTES_IN_KIB;
    /** The size, in bytes, from which a bar counts MiB instead of KiB. */
    private static final int MIB_FROM = 10 * BYTES_IN_MIB;

    private ProgressBars() {}

    static ProgressBar ofBytes(String name, long bytes) {
        ProgressBarBuilder bar = bar(name, bytes, "");
        return (bytes < MIB_FROM ? bar.setUnit(" KiB", BYTES_IN_KIB) : bar.setUnit(" MiB", BYTES_IN_MIB)).build();
    }

    /** Creates a bar for a total that is unknown until the end. */
    static ProgressBar ofRows(String name) {
        return counted(name, " rows");
    }

    static ProgressBar ofEntries(String name) {
        return counted(name, " entries");
    }

    private static ProgressBar counted(String name, String unit) {
        return bar(name, -1, unit).setUnit(unit, 1).build();
    }

    /** @param unit the unit of the count in the lines of {@link PlainProgress}; empty if these lines show no count */
    private static ProgressBarBuilder bar(String name, long max, String unit) {
        ProgressBarBuilder bar = ProgressBar.builder()
                .setTaskName(name)
                .setInitialMax(max)
                .setUpdateIntervalMillis(UPDATE_INTERVAL_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ENGLISH)));
        return Terminal.showsErrors()
                ? bar
                : bar.setRenderer((progress, length) -> PlainProgress.line(progress, unit))
                        .setConsumer(new PlainProgress(System.err, System::nanoTime));
    }

    /** Returns in one line why a file cannot be read or written. */
    static String reason(Exception failed) {
        return failed instanceof NoSuchFileException
                ? "There is no such file or folder: " + failed.getMessage()
                : Objects.requireNonNullElse(failed.getMessage(), failed.toString());
    }
}
