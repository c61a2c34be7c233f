// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Transfers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Estimates whether a file has many rows, without reading all of it. */
class RowEstimateTest {

    private static boolean isAtLeast(long rows, String file) throws IOException {
        boolean plain = RowEstimate.isAtLeast(rows, new ByteArrayInputStream(Transfers.bytes(file)));
        byte[] packed = Transfers.packed(Transfers.bytes(file));
        assertEquals(plain, RowEstimate.isAtLeast(rows, new ByteArrayInputStream(packed)), "packed");
        return plain;
    }

    @Test
    void countsRowsPackedOrNot() throws IOException {
        assertTrue(isAtLeast(10, "row\n".repeat(10)));
        assertTrue(isAtLeast(10, "row\n".repeat(9) + "the last one"));
        assertFalse(isAtLeast(10, "row\n".repeat(9)));
        assertFalse(isAtLeast(10, ""));
    }

    @Test
    void readsManyBytesAsManyRows() throws IOException {
        assertTrue(isAtLeast(10, "x".repeat(2001)));
        assertFalse(isAtLeast(10, "x".repeat(2000)));
    }

    @Test
    void readsNoMoreThanItNeeds() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                Arrays.fill(into, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        assertTrue(RowEstimate.isAtLeast(10_000, endless));
    }

    @Test
    void countsADamagedFileUpToItsDamage() throws IOException {
        byte[] packed = Transfers.packed(Transfers.bytes("row\n".repeat(1000)));
        byte[] cut = Arrays.copyOf(packed, packed.length / 2);
        assertFalse(RowEstimate.isAtLeast(1000, new ByteArrayInputStream(cut)));
        assertFalse(RowEstimate.isAtLeast(1, new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b})));
    }
}
