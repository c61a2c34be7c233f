// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
 * Reads each element {@code item} (RSS), {@code entry} (Atom) or {@code product} as a row of a table. The elements
 * within a row are its cells, without their namespace. An element within another one has the name {@code outer.inner}.
 * But if the outer element also has text of its own, all text in it is one cell. The texts of a repeated element are
 * one cell, with commas between them. Does not read document types and entities.
 */
final class XmlTable implements TableReader {

    private static final Set<String> ROWS = Set.of("item", "entry", "product");
    private static final int MAX_DEPTH = 16;
    private static final int MAX_ELEMENTS = 10_000;

    /** The fault of a file that the parser cannot read further. */
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
        // Always uses the parser of the JDK, because its limits are known. The class path can have another parser.
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

    /** Returns the exception of the source, if the parser wrapped one. Otherwise wraps the exception of the parser. */
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

    /** An element that is not closed yet. */
    private static final class Element {

        final String name;
        /** Its text, with the text of all elements within it. */
        final StringBuilder text = new StringBuilder();

        final Map<String, String> cells = new LinkedHashMap<>();
        boolean hasOwnText;

        Element(String name) {
            this.name = name;
        }

        /** Adds an element within this one: as one cell if it has text of its own, else with the cells in it. */
        void add(Element inner) {
            text.append(inner.text);
            if (inner.hasOwnText) {
                merge(inner.name, Blanks.plain(inner.text.toString()));
            } else {
                inner.cells.forEach((path, value) -> merge(inner.name + "." + path, value));
            }
        }

        private void merge(String path, String value) {
            cells.merge(path, value, (before, more) -> before + "," + more);
        }
    }

    private SourceRow row(long line) throws XMLStreamException {
        Deque<Element> open = new ArrayDeque<>();
        open.push(new Element(""));
        int length = 0;
        int elements = 0;
        while (true) {
            int event = reader.next();
            Element innermost = open.element();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open.push(new Element(reader.getLocalName()));
                elements++;
                if (open.size() > MAX_DEPTH + 1) {
                    hasEnded = true;
                    return SourceRow.end(line, "is nested too deeply");
                }
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                innermost.hasOwnText |= !reader.getText().isBlank();
                innermost.text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                length += reader.getTextLength();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
                if (open.isEmpty()) {
                    Map<String, SourceRow.Cell> cells = new LinkedHashMap<>();
                    innermost.cells.forEach((path, value) -> cells.put(path, SourceRow.Cell.ofText(value)));
                    return SourceRow.of(line, cells);
                }
                open.element().add(innermost);
            }
            if (length > MAX_ROW_CHARACTERS || elements > MAX_ELEMENTS) {
                hasEnded = true;
                return SourceRow.end(
                        line,
                        "has more than " + MAX_ROW_CHARACTERS + " characters, or more than " + MAX_ELEMENTS
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
