// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.colorway.http.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The limits are three files at a time, two of one caller, and 100 bytes at a time, 50 of one caller. */
class UploadsTest {

    private final Uploads uploads = new Uploads(3, 2, 100, Duration.ofHours(1));

    private static void assertRefused(int status, Executable refused) {
        assertEquals(
                status,
                assertThrows(ProblemException.class, refused).getResponse().getStatus());
    }

    @Test
    void limitTheFilesOfACallerAndOfAll() {
        try (Uploads.Share first = uploads.begin("a");
                Uploads.Share second = uploads.begin("a")) {
            assertRefused(503, () -> uploads.begin("a"));
            try (Uploads.Share ofAnother = uploads.begin("b")) {
                assertRefused(503, () -> uploads.begin("c"));
                ofAnother.add(1);
            }
            first.add(1);
            second.add(1);
        }
        assertDoesNotThrow(() -> uploads.begin("a").close());
    }

    @Test
    void limitTheBytesOfACallerAndOfAll() {
        try (Uploads.Share first = uploads.begin("a")) {
            try (Uploads.Share second = uploads.begin("a")) {
                first.add(30);
                second.add(20);
                assertRefused(503, () -> second.add(1));
                try (Uploads.Share third = uploads.begin("b")) {
                    third.add(50);
                }
            }
            first.add(20);
        }
    }

    @Test
    void limitTheTimeOfAFile() {
        Uploads impatient = new Uploads(3, 2, 100, Duration.ZERO);
        try (Uploads.Share late = impatient.begin("a")) {
            assertRefused(408, () -> late.add(1));
        }
    }
}
