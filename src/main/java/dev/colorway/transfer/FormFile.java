// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;

/**
 * The only file of a form (RFC 7578), read while the form arrives. Its part has the name {@code file}. Keeps one chunk
 * of the form in memory.
 */
final class FormFile extends InputStream {

    private static final int CHUNK = 16 * 1024;
    private static final Pattern NAME = Pattern.compile("(?i)(?:^|;)\\s*name=(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final String FILE = "file";
    /** The longest boundary (RFC 2046, 5.1.1). */
    private static final int MAX_BOUNDARY = 70;
    /**
     * The maximum count of consecutive bytes of a form without a byte of the file. It limits the memory for the headers
     * of the parts.
     */
    private static final int MAX_OTHER_BYTES = 64 * 1024;

    /** Reports a form that has no file, has other parts, or cannot be read. The message is for callers of the API. */
    static final class WrongFormException extends IOException {

        private static final long serialVersionUID = 1;

        WrongFormException(String message) {
            super(message);
        }
    }

    private final InputStream form;
    private final MultipartParser.ParseState parser;
    private final byte[] chunk = new byte[CHUNK];
    private final byte[] found = new byte[2 * CHUNK];
    private int start;
    private int end;
    private boolean hasFile;
    private long bytesWithoutFile;

    /**
     * Returns the file in a request body: the body itself, or the file of the form in it.
     *
     * @param type the media type of the body
     * @throws WrongFormException if it is a form whose boundary is missing or too long
     */
    static InputStream in(InputStream body, MediaType type) throws WrongFormException {
        return MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type)
                ? new FormFile(body, type.getParameters().get("boundary"))
                : body;
    }

    /**
     * @param boundary the parameter of the media type of the form; null if it is missing
     * @throws WrongFormException if the boundary is missing or too long
     */
    FormFile(InputStream form, @Nullable String boundary) throws WrongFormException {
        if (boundary == null || boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
            throw new WrongFormException("The media type of a form must have the parameter 'boundary', of at most "
                    + MAX_BOUNDARY + " characters.");
        }
        this.form = form;
        parser = MultipartParser.beginParse(
                new Part(), boundary.getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_8.name());
    }

    private final class Part implements MultipartParser.PartHandler {

        private @Nullable String wrongName;

        @Override
        public void beginPart(CaseInsensitiveMap<String> headers) {
            String disposition = String.valueOf(headers.getFirst("Content-Disposition"));
            Matcher name = NAME.matcher(disposition);
            String given = !name.find() ? "" : name.group(1) == null ? name.group(2) : name.group(1);
            wrongName = given.equals(FILE) && !hasFile ? null : given;
            hasFile |= given.equals(FILE);
        }

        @Override
        public void data(ByteBuffer bytes) throws IOException {
            if (wrongName != null) {
                throw new WrongFormException("A form must have one part, the file, with the name 'file'. Send options"
                        + " in the address, not in the form.");
            }
            bytesWithoutFile = 0;
            int length = bytes.remaining();
            bytes.get(found, end, length);
            end += length;
        }

        @Override
        public void endPart() {
            // The next part, or the end of the form, follows.
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (start == end) {
            start = 0;
            end = 0;
            int read = form.read(chunk);
            if (read < 0) {
                checkEnd();
                return -1;
            }
            bytesWithoutFile += read;
            if (bytesWithoutFile > MAX_OTHER_BYTES) {
                throw new WrongFormException("A form can have at most " + MAX_OTHER_BYTES + " bytes besides the file.");
            }
            parser.parse(ByteBuffer.wrap(chunk, 0, read));
        }
        int count = Math.min(length, end - start);
        System.arraycopy(found, start, into, offset, count);
        start += count;
        return count;
    }

    private void checkEnd() throws IOException {
        if (!hasFile || !parser.isComplete()) {
            throw new WrongFormException(
                    hasFile
                            ? "The form is cut off: its last boundary is missing."
                            : "The form has no part with the name 'file'.");
        }
    }
}
