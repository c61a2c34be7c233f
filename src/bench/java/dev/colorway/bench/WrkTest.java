// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WrkTest {

    private static final String OUTPUT = """
            Running 5s test @ http://127.0.0.1:8080/sneakers
              1 threads and 32 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.22ms    2.01ms  41.03ms   92.43%
                Req/Sec    40.45k     1.85k   43.80k    74.00%
              Latency Distribution
                 50%  664.00us
                 75%    1.13ms
                 90%    2.50ms
                 99%    1.25s
              204321 requests in 5.01s, 39.45MB read
            """;
    private static final String RATES = """
            Requests/sec:  40791.43
            Transfer/sec:      7.88MB
            """;

    @Test
    void readsTheResults() {
        assertEquals(new Wrk.Run(40791.43, 204_321, 0.664, 1250, 0), Wrk.parse(OUTPUT + RATES));
    }

    @Test
    void countsAllKindsOfErrors() {
        String errors =
                "  Socket errors: connect 1, read 20, write 300, timeout 4000\n  Non-2xx or 3xx responses: 50000\n";
        assertEquals(54_321, Wrk.parse(OUTPUT + errors + RATES).errors());
    }

    @Test
    void refusesOtherOutput() {
        assertThrows(IllegalArgumentException.class, () -> Wrk.parse("unable to connect to 127.0.0.1:1"));
    }

    @Test
    void drawsTheFirstRankTwiceAsOftenAsTheSecond() {
        Zipf zipf = new Zipf(100, new Random(1));
        int[] drawn = new int[100];
        for (int draw = 0; draw < 100_000; draw++) {
            drawn[zipf.next()]++;
        }
        assertEquals(2, (double) drawn[0] / drawn[1], 0.1);
        assertEquals(10, (double) drawn[0] / drawn[9], 1);
        assertTrue(drawn[99] > 0);
    }
}
