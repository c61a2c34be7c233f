// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a part of a workbook before the library reads it. The library builds each row of a sheet as a whole, so a
 * small file could fill the memory: by a long text, by many cells, or by one cell in a far column. Any part can be a
 * sheet, so every part is checked. The check only finds the XML tags; it does not parse them in full. Not thread-safe.
 */
final class PartCheck {

    /**
     * The maximum size, in bytes, of a row, or of one tag or text outside of rows. No row that can be imported is as
     * long.
     */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    /** How many columns a sheet has. The last one is XFD. */
    private static final int MAX_COLUMNS = 16_384;

    private static final int MAX_TAG = 4096;
    private static final int LETTERS = 26;
    /** The element that contains the rows. */
    private static final String SHEET = "sheetData";

    private static final Pattern ENCODING = Pattern.compile("^[^<]*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"'>]*)");
    /** Encodings in which each byte of ASCII means the same character. */
    private static final Pattern LIKE_ASCII = Pattern.compile("utf-8|us-ascii|iso-8859-[0-9]+|windows-125[0-9]");

    private enum State {
        START,
        NO_XML,
        TEXT,
        TAG,
        COMMENT,
        CDATA,
        INSTRUCTION,
        /** After a document type. The rest of the part must not contain a sheet. */
        DOCUMENT_TYPE
    }

    private final byte[] tag = new byte[MAX_TAG];
    private State state = State.START;
    private int length;
    private int quote;
    private int before;
    private int last;
    private long at;
    private long tagStart;
    private long rowStart;
    private boolean isInRow;
    private int cells;

    /**
     * Checks the next bytes. The first call must pass the whole part, or at least its first few hundred bytes.
     *
     * @throws UnreadableTableException if the part cannot be read within these limits
     */
    void accept(byte[] chunk, int count) throws UnreadableTableException {
        if (state == State.START) {
            checkEncoding(chunk, count);
        }
        for (int i = 0; i < count && state != State.NO_XML; i++) {
            at++;
            if (state != State.TEXT || chunk[i] == '<') {
                next(chunk[i]);
            }
        }
        if (state != State.NO_XML && at - (isInRow ? rowStart : tagStart) > MAX_BYTES) {
            throw unreadable("a row of more than " + MAX_BYTES + " bytes");
        }
    }

    private static UnreadableTableException unreadable(String what) {
        return new UnreadableTableException("A sheet of the workbook has " + what + ". Send its rows as CSV instead.");
    }

    private void checkEncoding(byte[] start, int count) throws UnreadableTableException {
        int first = count > 0 ? start[0] & 0xff : 0;
        int second = count > 1 ? start[1] & 0xff : 0;
        boolean isWide = (first == 0xfe && second == 0xff)
                || (first == 0xff && second == 0xfe)
                || (first == '<' && second == 0)
                || (first == 0 && (second == '<' || isWideAfterZeros(start, count)));
        Matcher encoding = ENCODING.matcher(new String(start, 0, count, StandardCharsets.ISO_8859_1));
        boolean isOther = encoding.find()
                && !LIKE_ASCII
                        .matcher(encoding.group(1).toLowerCase(Locale.ROOT))
                        .matches();
        if (isWide || isOther) {
            throw unreadable("an encoding other than UTF-8");
        }
    }

    /** Returns whether a part whose first byte is zero is in UTF-32. */
    private static boolean isWideAfterZeros(byte[] start, int count) {
        return count > 3
                && start[1] == 0
                && ((start[2] == 0 && start[3] == '<') || (start[2] == (byte) 0xfe && start[3] == (byte) 0xff));
    }

    private void next(byte read) throws UnreadableTableException {
        switch (state) {
            case START -> start(read);
            case TEXT -> begin();
            case TAG -> addToTag(read);
            case COMMENT -> endAfter(read, '-', '-');
            case CDATA -> endAfter(read, ']', ']');
            case INSTRUCTION -> endAfter(read, -1, '?');
            case DOCUMENT_TYPE -> searchSheet(read);
            default -> throw new IllegalStateException(state.name());
        }
    }

    private void searchSheet(byte read) throws UnreadableTableException {
        last = read == SHEET.charAt(last) ? last + 1 : read == SHEET.charAt(0) ? 1 : 0;
        if (last == SHEET.length()) {
            throw unreadable("a document type");
        }
        tagStart = at;
    }

    private void start(byte read) {
        int first = read & 0xff;
        if (first == '<') {
            begin();
        } else if (first != 0xef && first != 0xbb && first != 0xbf && !Character.isWhitespace(first)) {
            state = State.NO_XML;
        }
    }

    private void begin() {
        state = State.TAG;
        tagStart = at;
        length = 0;
        quote = 0;
    }

    /**
     * Goes back to {@link State#TEXT} after a {@code >} that follows these two bytes. A negative first byte stands for
     * any byte.
     */
    private void endAfter(byte read, int first, int second) {
        if (read == '>' && last == second && (first < 0 || before == first)) {
            state = State.TEXT;
        }
        before = last;
        last = read;
    }

    private void enter(State entered) {
        state = entered;
        before = 0;
        last = 0;
    }

    private void addToTag(byte read) throws UnreadableTableException {
        if (quote != 0) {
            quote = read == quote ? 0 : quote;
        } else if (read == '"' || read == '\'') {
            quote = read;
        } else if (read == '>') {
            end();
            state = State.TEXT;
            return;
        }
        if (length < MAX_TAG) {
            tag[length] = read;
        }
        length++;
        if (length == 1 && read == '?') {
            enter(State.INSTRUCTION);
        } else if (tag[0] == '!') {
            addToDeclaration();
        }
    }

    private void addToDeclaration() {
        if (length == 3 && tag[1] == '-' && tag[2] == '-') {
            enter(State.COMMENT);
        } else if (length == 8 && tag[1] == '[') {
            enter(State.CDATA);
        } else if (length == 2 && tag[1] != '-' && tag[1] != '[') {
            enter(State.DOCUMENT_TYPE);
        }
    }

    private void end() throws UnreadableTableException {
        boolean isClosing = length > 0 && tag[0] == '/';
        int from = isClosing ? 1 : 0;
        int to = from;
        int stored = Math.min(length, MAX_TAG);
        while (to < stored && tag[to] != '/' && !Character.isWhitespace(tag[to])) {
            from = tag[to] == ':' ? to + 1 : from;
            to++;
        }
        if (isName(from, to, "row")) {
            boolean isEmpty = length <= MAX_TAG && tag[length - 1] == '/';
            if (isClosing || isEmpty) {
                isInRow = isInRow && !isClosing;
            } else if (!isInRow) {
                isInRow = true;
                rowStart = tagStart;
                cells = 0;
            }
        } else if (isInRow && !isClosing && isName(from, to, "c")) {
            if (++cells > MAX_COLUMNS) {
                throw unreadable("a row of more than " + MAX_COLUMNS + " cells");
            }
            if (length > MAX_TAG) {
                throw unreadable("a cell with attributes of more than " + MAX_TAG + " bytes");
            }
            checkReference(to);
        }
    }

    private boolean isName(int from, int to, String name) {
        boolean isSame = to - from == name.length();
        for (int i = 0; isSame && i < name.length(); i++) {
            isSame = tag[from + i] == name.charAt(i);
        }
        return isSame;
    }

    /** Checks the attribute {@code r} of a cell: its column and its row. */
    private void checkReference(int from) throws UnreadableTableException {
        int index = from;
        while (index < length) {
            while (index < length && Character.isWhitespace(tag[index])) {
                index++;
            }
            int name = index;
            while (index < length && tag[index] != '=' && !Character.isWhitespace(tag[index])) {
                index++;
            }
            boolean isReference = isName(name, index, "r");
            while (index < length && tag[index] != '"' && tag[index] != '\'') {
                index++;
            }
            int value = index + 1;
            index++;
            while (index < length && tag[index] != tag[value - 1]) {
                index++;
            }
            if (isReference && (index >= length || !isInSheet(value, index))) {
                throw unreadable("a cell in a column that no sheet has: the last one is XFD");
            }
            index++;
        }
    }

    private boolean isInSheet(int from, int to) {
        int column = 0;
        int index = from;
        while (index < to && tag[index] >= 'A' && tag[index] <= 'Z' && column <= MAX_COLUMNS) {
            column = column * LETTERS + tag[index] - 'A' + 1;
            index++;
        }
        boolean isColumn = column > 0 && column <= MAX_COLUMNS && index < to;
        while (index < to && tag[index] >= '0' && tag[index] <= '9') {
            index++;
        }
        return isColumn && index == to;
    }
}
