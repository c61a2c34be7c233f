// SPDX-License-Identifier: Apache-2.0
package dev.colorway.settings;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits of exports and imports. */
@ConfigMapping(prefix = "colorway.transfer")
public interface TransferSettings {

    /**
     * Returns how long an export, an import, the undo of an import, or an update of the search index in the background
     * can run, and how long the file of an import can take to arrive.
     */
    @DurationMin(seconds = 1)
    Duration timeLimit();

    /** Returns how many exports can run at a time. */
    @Positive
    int maxExports();

    /** Returns how many exports one caller can run at a time. */
    @Positive
    int maxExportsPerCaller();

    /**
     * Returns the interval over which the service measures how fast a client reads a response or sends an import. A
     * client below {@link #leastRate} is disconnected.
     */
    @DurationMin(millis = 1)
    Duration stallLimit();

    /**
     * Returns the lowest rate at which a client must read a response or send an import, in bytes per second; 0 for no
     * limit.
     */
    @PositiveOrZero
    int leastRate();

    /** Returns how many files can be stored for imports at a time. */
    @Positive
    int maxUploads();

    /** Returns how many files one caller can store for imports at a time. */
    @Positive
    int maxUploadsPerCaller();

    /** Returns the largest size of all stored files together, in bytes. One caller can use half of it. */
    @Positive
    long maxUploadsSize();

    /**
     * Returns whether a CSV or TSV file begins with a byte order mark if the request does not choose. Excel recognizes
     * UTF-8 by this mark. Other programs can read the mark as a part of the first column's name.
     */
    boolean byteOrderMark();

    /** Returns the largest size of an import in bytes, both as it is sent and after decompression. */
    @Positive
    long maxSize();

    /** Returns how many imports are stored at most. Writers can read and undo a stored import. */
    @Positive
    int maxRecords();

    /**
     * Returns the largest size of the record of one import, in characters. This limit applies to the changes, and
     * separately to the rows that were left out.
     */
    @Positive
    long maxRecordSize();
}
