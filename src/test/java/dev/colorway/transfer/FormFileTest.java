// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The file of a form arrives unchanged, however its bytes are split. */
class FormFileTest {

    private static byte[] form(String name, byte[] file, String end) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--x1\r\nContent-Disposition: form-data; name=" + name + "; filename=\"a.csv\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes(end.getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static byte[] read(byte[] form) throws IOException {
        Random random = new Random(1);
        InputStream inPieces = new ByteArrayInputStream(form) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(7000)));
            }
        };
        try (InputStream file = new FormFile(inPieces, "x1")) {
            return file.readAllBytes();
        }
    }

    private static String refusal(byte[] form) {
        return assertThrows(FormFile.WrongFormException.class, () -> read(form)).getMessage();
    }

    @Test
    void theFileIsReadAsItIs() throws IOException {
        byte[] file = new byte[200_000];
        new Random(2).nextBytes(file);
        byte[] tricky = "\r\n--x\r\n--x0\r\n-".repeat(3000).getBytes(StandardCharsets.UTF_8);
        for (byte[] content : new byte[][] {file, tricky, new byte[0]}) {
            assertArrayEquals(content, read(form("\"file\"", content, "\r\n--x1--\r\n")));
        }
        assertArrayEquals(tricky, read(form("file", tricky, "\r\n--x1--")));
    }

    @Test
    void aFormHasOneFileAndEnds() {
        byte[] file = "a,b\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "A form must have one part, the file, with the name 'file'. Send options in the address, not in the "
                        + "form.",
                refusal(form("\"upload\"", file, "\r\n--x1--\r\n")));
        String second = "\r\n--x1\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nmore\r\n--x1--\r\n";
        assertEquals(
                "A form must have one part, the file, with the name 'file'. Send options in the address, not in the "
                        + "form.",
                refusal(form("\"file\"", file, second)));
        assertEquals("The form is cut off: its last boundary is missing.", refusal(form("\"file\"", file, "")));
        assertEquals(
                "The form has no part with the name 'file'.", refusal("--x1--\r\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "A form can have at most 65536 bytes besides the file.",
                refusal(form("\"file\"; x=" + "y".repeat(100_000), file, "\r\n--x1--\r\n")));
    }

    @Test
    void aBoundaryHasALimit() {
        for (String wrong : new String[] {null, "", "x".repeat(71)}) {
            assertThrows(
                    FormFile.WrongFormException.class,
                    () -> new FormFile(InputStream.nullInputStream(), wrong).close());
        }
    }
}
