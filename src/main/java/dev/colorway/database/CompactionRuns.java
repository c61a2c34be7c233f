// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import java.io.File;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a file of H2 is compacted, and makes the steps. A step rewrites 4 MB of pages that are still used, and
 * moves 16 MB to the beginning of the file. Commits wait for a running step, usually for 0.1 s.
 *
 * <p>A run begins if the file is large, less than a third of it is in use, and hardly anything is written. Steady
 * writes put it off for 10 minutes at most. After a completed run, the file must also grow by half before the next run.
 * A run is complete when half of the file is in use. H2 neither frees nor rewrites a chunk in the first 45 s after it
 * was written, so a run just after an import needs a minute or more. A run rewrites at most the size of the file. If a
 * run ends before it is complete, the next run waits for 10 minutes. After each further incomplete run, the wait is
 * twice as long, up to a day.
 */
final class CompactionRuns {

    private static final Logger LOG = Logger.getLogger(CompactionRuns.class);
    private static final int MEGABYTE = 1024 * 1024;
    /** A smaller file is never compacted. A run also needs this much free space on the disk. */
    private static final int MIN_SIZE = 64 * MEGABYTE;

    private static final int MIN_PERCENT_IN_USE = 33;
    private static final int TARGET_PERCENT_IN_USE = 50;
    /** The target of H2 for the live pages of its chunks, and for the used part of the file. */
    private static final int H2_TARGET_PERCENT = 75;

    private static final int REWRITTEN_BYTES = 4 * MEGABYTE;
    private static final int MOVED_BYTES = 16 * MEGABYTE;
    /** A run is put off after a check interval with more commits, as during an import. */
    private static final int MAX_COMMITS = 20;
    /** A run is put off for this time at most: a catalog can have steady writes. */
    static final long NANOS_PUT_OFF = TimeUnit.MINUTES.toNanos(10);

    /** A run without progress ends after this time, which is longer than H2 keeps unused chunks. */
    private static final long NANOS_WITHOUT_PROGRESS = TimeUnit.SECONDS.toNanos(120);

    private static final long FIRST_PAUSE = TimeUnit.MINUTES.toNanos(10);
    private static final long LONGEST_PAUSE = TimeUnit.DAYS.toNanos(1);

    private @Nullable Run run;
    private long lastSize;
    private long lastVersion;
    private long sizeAfterLastRun;
    private long pause;
    private long pausedAt;
    /** When the file first needed the next run, by the clock; null if it does not need one. */
    private @Nullable Long neededAt;

    /** In nanoseconds, like {@link System#nanoTime}. */
    private final LongSupplier clock;

    CompactionRuns(LongSupplier clock) {
        this.clock = clock;
    }

    /** A run from its first step to its last one. */
    private static final class Run {

        final long begin;
        final long size;
        long bytesLeftToRewrite;
        long lastProgress;
        long smallest;
        int mostInUse;

        Run(RandomAccessStore file, long begin) {
            this.begin = begin;
            this.lastProgress = begin;
            this.size = file.size();
            this.bytesLeftToRewrite = size;
            this.smallest = size;
            this.mostInUse = percentInUse(file);
        }

        /** Makes a step, and returns whether it changed anything for the better. */
        boolean step(MVStore store, RandomAccessStore file, LongSupplier clock) {
            boolean hasRewritten = bytesLeftToRewrite > 0 && store.compact(H2_TARGET_PERCENT, REWRITTEN_BYTES);
            if (hasRewritten) {
                bytesLeftToRewrite -= REWRITTEN_BYTES;
                // The copies must be on the disk before their old positions are written to.
                store.commit();
                store.sync();
            }
            file.compactMoveChunks(H2_TARGET_PERCENT, MOVED_BYTES, store);
            boolean isBetter = hasRewritten || file.size() < smallest || percentInUse(file) > mostInUse;
            smallest = Math.min(smallest, file.size());
            mostInUse = Math.max(mostInUse, percentInUse(file));
            if (isBetter) {
                lastProgress = clock.getAsLong();
            }
            return isBetter;
        }
    }

    /**
     * Makes one step of a run, if the file needs one. Call it again after the returned time, or after a few seconds if
     * that time is longer.
     *
     * @return how long to wait, in milliseconds; {@link Long#MAX_VALUE} if the file needs no step, or if the step did
     *     not help
     */
    long step(MVStore store, RandomAccessStore file) {
        Run running = run;
        if (running == null) {
            if (!isDue(store, file)) {
                return Long.MAX_VALUE;
            }
            running = new Run(file, clock.getAsLong());
            neededAt = null;
            run = running;
            LOG.infof(
                    "Compacting the catalog file: %d MB, %d %% of it in use",
                    running.size / MEGABYTE, percentInUse(file));
            // Writes the earlier changes to the disk now, while no commit waits for that.
            store.sync();
        }
        long begin = clock.getAsLong();
        boolean isBetter = running.step(store, file, clock);
        long end = clock.getAsLong();
        if (percentInUse(file) >= TARGET_PERCENT_IN_USE) {
            end(running, file);
        } else if (end - running.lastProgress > NANOS_WITHOUT_PROGRESS) {
            giveUp(file);
        }
        return isBetter ? TimeUnit.NANOSECONDS.toMillis(end - begin) : Long.MAX_VALUE;
    }

    private boolean isDue(MVStore store, RandomAccessStore file) {
        long size = file.size();
        long version = store.getCurrentVersion();
        boolean isBusy = size > lastSize || version - lastVersion > MAX_COMMITS;
        lastSize = size;
        lastVersion = version;
        long now = clock.getAsLong();
        boolean isNeeded = size >= Math.max(MIN_SIZE, sizeAfterLastRun + sizeAfterLastRun / 2)
                && percentInUse(file) < MIN_PERCENT_IN_USE
                && now - pausedAt >= pause
                && new File(file.getFileName()).getUsableSpace() >= MIN_SIZE;
        if (!isNeeded) {
            neededAt = null;
            return false;
        }
        if (neededAt == null) {
            neededAt = now;
        }
        return !isBusy || now - neededAt >= NANOS_PUT_OFF;
    }

    private void end(Run done, RandomAccessStore file) {
        LOG.infof(
                "Compacted the catalog file: from %d to %d MB in %d s",
                done.size / MEGABYTE,
                file.size() / MEGABYTE,
                TimeUnit.NANOSECONDS.toSeconds(clock.getAsLong() - done.begin));
        run = null;
        pause = 0;
        sizeAfterLastRun = file.size();
    }

    private void giveUp(RandomAccessStore file) {
        run = null;
        pausedAt = clock.getAsLong();
        pause = pause == 0 ? FIRST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
        LOG.infof(
                "The catalog file still has %d MB, %d %% of it in use: trying again in %d min",
                file.size() / MEGABYTE, percentInUse(file), TimeUnit.NANOSECONDS.toMinutes(pause));
    }

    /**
     * Returns roughly how much of the file is in use, in percent: the used part of the file, multiplied by the live
     * part of its chunks.
     */
    private static int percentInUse(RandomAccessStore file) {
        return file.getFillRate() * file.getChunksFillRate() / 100;
    }
}
