// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A table of the items of an RSS feed, or the entries of an Atom feed. The elements of an item are its cells, without
 * their namespace; those within an element have the name {@code outer.inner}. The texts of a repeated element are one
 * cell, with commas between them. Document types and entities of the file are not read.
 */
final class XmlTable implements TableReader {

    private static final Set<String> ROWS = Set.of("item", "entry", "product");
    private static final int MAX_DEPTH = 16;

    /** What is wrong with a file from which the parser cannot read on. */
    static final String NOT_XML = "is not XML from here on, or uses an entity or a document type, which are not read";

    private final XMLStreamReader reader;
    private final InputStream source;
    private @Nullable SourceRow first;
    private boolean isOpen;
    private boolean hasEnded;

    XmlTable(InputStream source) throws IOException {
        this.source = source;
        reader = reader(source);
    }

    /** Returns a parser that reads no document types and no entities of the file. */
    static XMLStreamReader reader(InputStream source) throws IOException {
        // The parser of the JDK, whatever other parsers are on the class path: its limits are known.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        try {
            return factory.createXMLStreamReader(source);
        } catch (XMLStreamException unreadable) {
            throw ioException(unreadable);
        }
    }

    /** Returns what failed below the parser, which wraps it. */
    private static IOException ioException(XMLStreamException wrapper) {
        return wrapper.getNestedException() instanceof IOException failed ? failed : new IOException(wrapper);
    }

    @Override
    public List<String> columns() throws IOException {
        if (!isOpen) {
            isOpen = true;
            first = read();
        }
        return first == null ? List.of() : new ArrayList<>(first.cells().keySet());
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        columns();
        SourceRow row = first == null ? read() : first;
        first = null;
        return row;
    }

    private @Nullable SourceRow read() throws IOException {
        while (!hasEnded) {
            try {
                if (!reader.hasNext()) {
                    hasEnded = true;
                } else if (reader.next() == XMLStreamConstants.START_ELEMENT && ROWS.contains(reader.getLocalName())) {
                    SourceRow row = row(reader.getLocation().getLineNumber());
                    if (row.fault() != null || !row.cells().isEmpty()) {
                        return row;
                    }
                }
            } catch (XMLStreamException malformed) {
                hasEnded = true;
                if (malformed.getNestedException() instanceof IOException failed) {
                    throw failed;
                }
                return SourceRow.end(
                        Math.max(
                                1,
                                malformed.getLocation() == null
                                        ? 1
                                        : malformed.getLocation().getLineNumber()),
                        NOT_XML);
            }
        }
        return null;
    }

    private SourceRow row(long line) throws XMLStreamException {
        Map<String, String> cells = new LinkedHashMap<>();
        List<String> path = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int length = 0;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                path.add(reader.getLocalName());
                text.setLength(0);
                if (path.size() > MAX_DEPTH) {
                    hasEnded = true;
                    return SourceRow.end(line, "is nested too deeply");
                }
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                length += reader.getTextLength();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (path.isEmpty()) {
                    return SourceRow.of(line, cells);
                }
                String value = text.toString().strip();
                if (!value.isEmpty()) {
                    cells.merge(String.join(".", path), value, (before, more) -> before + "," + more);
                }
                text.setLength(0);
                path.remove(path.size() - 1);
            }
            if (length > MAX_ROW_CHARACTERS || cells.size() > MAX_COLUMNS) {
                hasEnded = true;
                return SourceRow.end(
                        line,
                        "has more than " + MAX_ROW_CHARACTERS + " characters, or more than " + MAX_COLUMNS
                                + " elements");
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException failed) {
            throw ioException(failed);
        } finally {
            source.close();
        }
    }
}
