// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import java.nio.file.NoSuchFileException;
import java.util.Objects;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows the progress of commands on standard error. */
final class ProgressBars {

    private static final int UPDATE_INTERVAL_MILLIS = 1000;
    private static final int BYTES_IN_MIB = 1024 * 1024;

    private ProgressBars() {}

    static ProgressBar ofBytes(String name, long bytes) {
        return bar(name, bytes).setUnit(" MiB", BYTES_IN_MIB).build();
    }

    /** Creates a bar for a total that is unknown until the end. */
    static ProgressBar ofRows(String name) {
        return bar(name, -1).setUnit(" rows", 1).build();
    }

    static ProgressBar ofEntries(String name) {
        return bar(name, -1).setUnit(" entries", 1).build();
    }

    private static ProgressBarBuilder bar(String name, long max) {
        return ProgressBar.builder()
                .setTaskName(name)
                .setInitialMax(max)
                .setUpdateIntervalMillis(UPDATE_INTERVAL_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed();
    }

    /** Returns in one line why a file cannot be read or written. */
    static String reason(Exception failed) {
        return failed instanceof NoSuchFileException
                ? "There is no such file or folder: " + failed.getMessage()
                : Objects.requireNonNullElse(failed.getMessage(), failed.toString());
    }
}
