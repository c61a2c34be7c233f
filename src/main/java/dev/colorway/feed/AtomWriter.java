// SPDX-License-Identifier: Apache-2.0
package dev.colorway.feed;

import java.io.StringWriter;
import java.net.URI;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes a feed as Atom (RFC 4287), with the address of its next page (RFC 5005). */
final class AtomWriter {

    static final String MEDIA_TYPE = "application/atom+xml";

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private final XMLStreamWriter xml;

    private AtomWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String write(Feed feed) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            new AtomWriter(xml).feed(feed);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private void feed(Feed feed) throws XMLStreamException {
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(NAMESPACE);
        element("id", feed.id().toString());
        element("title", feed.title());
        element("updated", feed.updated().toString());
        link("self", feed.self(), MEDIA_TYPE);
        link("alternate", feed.list(), null);
        if (feed.next() != null) {
            link("next", feed.next(), MEDIA_TYPE);
        }
        xml.writeStartElement("author");
        element("name", Feed.AUTHOR);
        xml.writeEndElement();
        for (Feed.Entry entry : feed.entries()) {
            entry(entry);
        }
        xml.writeEndElement();
    }

    private void entry(Feed.Entry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        element("id", entry.id().toString());
        element("title", entry.title());
        element("published", entry.published().toString());
        element("updated", entry.updated().toString());
        link("alternate", entry.url(), null);
        for (String category : entry.categories()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", legal(category));
        }
        xml.writeStartElement("content");
        xml.writeAttribute("type", "text");
        xml.writeCharacters(legal(entry.text()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    private void link(String relation, URI address, @Nullable String type) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        if (type != null) {
            xml.writeAttribute("type", type);
        }
        xml.writeAttribute("href", address.toString());
    }

    /** Leaves out carriage returns, and the characters that XML 1.0 cannot contain, even escaped (section 2.2). */
    private static String legal(String text) {
        return text.codePoints()
                .filter(character -> character == '\t'
                        || character == '\n'
                        || (character >= ' ' && character < Character.MIN_SURROGATE)
                        || (character > Character.MAX_SURROGATE && character < 0xFFFE)
                        || character > Character.MAX_VALUE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
