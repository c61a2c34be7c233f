// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.load.CallerQuota;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.settings.TransferSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;

/**
 * Limits the count and the size of the files that are stored for imports at a time, for each caller and for all callers
 * together. A file counts from the beginning of its upload until its import has ended.
 */
@Singleton
class Uploads {

    private static final int SHARES = 2;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final CallerQuota count;
    private final CallerQuota bytes;
    private final Duration timeLimit;

    @Inject
    Uploads(TransferSettings settings) {
        this(settings.maxUploads(), settings.maxUploadsPerCaller(), settings.maxUploadsSize(), settings.timeLimit());
    }

    /**
     * @param max the maximum count of files; each needs a thread while it arrives
     * @param maxPerCaller the maximum count of files of one caller
     * @param maxBytes the maximum size of all files together, in bytes; one caller can use half of it
     * @param timeLimit how long one file can take to arrive
     */
    Uploads(int max, int maxPerCaller, long maxBytes, Duration timeLimit) {
        count = new CallerQuota(max, maxPerCaller);
        bytes = new CallerQuota(maxBytes, Math.max(1, maxBytes / SHARES));
        this.timeLimit = timeLimit;
    }

    /**
     * Reserves room for one file, until the share is closed.
     *
     * @throws ProblemException {@link ProblemType#OVERLOADED} if too many files are stored, in total or for this caller
     */
    Share begin(String caller) {
        if (!count.reserve(caller, 1)) {
            throw overloaded("Too many files are being received for imports, in total or from your address.");
        }
        return new Share(caller);
    }

    private static ProblemException overloaded(String detail) {
        return new ProblemException(ProblemType.OVERLOADED, detail + " Try again in a moment.")
                .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    /** The room for one file. */
    final class Share implements AutoCloseable {

        private final String caller;
        private final long begin = System.nanoTime();
        private long reserved;

        private Share(String caller) {
            this.caller = caller;
        }

        /**
         * Reserves room for more bytes that have arrived.
         *
         * @throws ProblemException {@link ProblemType#OVERLOADED} if all files together, or those of the caller, are
         *     too large, {@link ProblemType#REQUEST_TIMEOUT} if the file takes too long
         */
        void add(long more) {
            if (System.nanoTime() - begin > timeLimit.toNanos()) {
                throw new ProblemException(
                                ProblemType.REQUEST_TIMEOUT,
                                "The file did not arrive within " + timeLimit.toSeconds() + " seconds.")
                        .with("Connection", "close");
            }
            if (!bytes.reserve(caller, more)) {
                throw overloaded("The files that are being received for imports are too large, in total or from your "
                                + "address.")
                        .with("Connection", "close");
            }
            reserved += more;
        }

        @Override
        public void close() {
            bytes.release(caller, reserved);
            count.release(caller, 1);
        }
    }
}
