// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.util.Arrays;
import java.util.Random;

/**
 * Random ranks, of which the first is drawn twice as often as the second, three times as often as the third, and so on:
 * the distribution of Zipf, which the popularity of pages roughly follows.
 */
final class Zipf {

    private final Random random;
    /** The sum of the frequencies up to each rank. */
    private final double[] upTo;

    Zipf(int ranks, Random random) {
        this.random = random;
        upTo = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += 1.0 / (rank + 1);
            upTo[rank] = sum;
        }
    }

    /** Returns a rank; the first is 0. */
    int next() {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return found < 0 ? -found - 1 : found + 1;
    }
}
