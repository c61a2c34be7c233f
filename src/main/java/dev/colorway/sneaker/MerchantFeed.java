// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.BaseUri;
import dev.colorway.price.MatchedPrices;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceSummary;
import dev.colorway.query.InOrder;
import dev.colorway.rows.StreamedFile;
import io.quarkus.hibernate.orm.panache.Panache;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Sneakers as a feed for Google Merchant Center: RSS 2.0 with the attributes of Google's product data specification. It
 * has one item for each size and condition with an ask, at the lowest ask, and one item for each sneaker without asks.
 * The sizes and the range of the filter select sneakers, not items. An attribute without a value in the catalog is left
 * out, even if Google requires it.
 *
 * @param base the address of the catalog; the feed links to it as its source
 */
record MerchantFeed(SneakerFilter filter, MerchantOptions options, BaseUri base) implements StreamedFile {

    static final String MEDIA_TYPE = "application/xml";
    static final String NAMESPACE = "http://base.google.com/ns/1.0";

    private static final String PREFIX = "g";
    private static final String LIST = "/sneakers";

    @Override
    public void check(String mediaType) {
        // There is only one media type, and it accepts every parameter.
    }

    @Override
    public String fileName(String mediaType) {
        return "sneakers.merchant.xml";
    }

    @Override
    public String contentType(String mediaType) {
        return MEDIA_TYPE + ";charset=UTF-8";
    }

    @Override
    public boolean isCompleteFirst(String mediaType) {
        return false;
    }

    @Override
    public void writeTo(String mediaType, OutputStream stream) throws IOException {
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(stream, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace(PREFIX, NAMESPACE);
            xml.writeStartElement("channel");
            text(xml, "title", "Sneakers");
            text(xml, "link", base.uri(LIST).toString());
            text(xml, "description", "The sneakers of this catalog, as items of Google Merchant Center.");
            SneakerIds.each(filter, prices -> write(xml, List.copyOf(prices.keySet())));
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException failed) {
            throw unwrapped(failed);
        }
    }

    /**
     * Returns the failure of the stream if there is one: it means that the client has closed the connection. Otherwise
     * wraps the exception.
     */
    private static IOException unwrapped(XMLStreamException failed) {
        return failed.getNestedException() instanceof IOException broken ? broken : new IOException(failed);
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /** Writes the items of one batch of sneakers. Uses four statements. */
    private void write(XMLStreamWriter xml, List<Long> ids) throws IOException {
        PriceCondition price = filter.prices().price();
        Map<Long, Sneaker> byId =
                LoadedSneakers.load(ids).stream().collect(Collectors.toMap(sneaker -> sneaker.id, Function.identity()));
        Map<Long, List<PriceSummary.Source>> prices =
                MatchedPrices.summarized(ids, price.currency(), price.conditions());
        try {
            for (Sneaker sneaker : InOrder.of(ids, byId)) {
                for (MerchantItem item : MerchantItem.of(
                        sneaker, prices.getOrDefault(sneaker.id, List.of()), price.currency(), options)) {
                    xml.writeStartElement("item");
                    for (Map.Entry<String, String> attribute : item.attributes()) {
                        xml.writeStartElement(PREFIX, attribute.getKey(), NAMESPACE);
                        xml.writeCharacters(attribute.getValue());
                        xml.writeEndElement();
                    }
                    xml.writeEndElement();
                }
            }
        } catch (XMLStreamException failed) {
            throw unwrapped(failed);
        }
        Panache.getSession().clear();
    }
}
