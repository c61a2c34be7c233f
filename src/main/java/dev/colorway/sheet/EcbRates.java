// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.rate.ExchangeRateType;
import dev.colorway.rows.CountedSource;
import dev.colorway.rows.CsvRecords;
import dev.colorway.rows.Row;
import dev.colorway.rows.RowFault;
import dev.colorway.rows.RowFormat;
import dev.colorway.rows.RowLayout;
import dev.colorway.rows.RowPosition;
import dev.colorway.rows.RowReader;
import dev.colorway.rows.UnpackedSource;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The euro foreign exchange reference rates of the European Central Bank as rows of exchange rates: the files
 * {@code eurofxref-daily.xml}, {@code eurofxref-hist-90d.xml} and {@code eurofxref-hist.xml}. Each rate is the value of
 * one euro in another currency.
 *
 * <p>Several rates can share a line of the file. So the line of a row is its line in the file times 2^32, plus the
 * count of the rows before.
 */
public final class EcbRates implements RowReader, RowCopier {

    private static final String ENVELOPE = "Envelope";
    private static final String ENVELOPE_SPACE = "http://www.gesmes.org/xml/2002-08-01";
    private static final String CUBE = "Cube";
    private static final String RATES_SPACE = "http://www.ecb.int/vocabulary/2002-08-01/eurofxref";
    private static final String BASE = "EUR";
    private static final String SOURCE = "ecb";
    private static final String QUOTE = "quote";
    private static final String DATE = "date";
    private static final String RATE = "rate";
    private static final int LENGTH = 100;
    private static final int LINE_SHIFT = 32;

    /** The form of a rate. The import reports a rate in another form as a fault. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,30})?");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Counts the bytes of the file as it is, before it is unpacked. */
    private final CountedSource counted;

    private final TableFile.Content content;
    private final long maxBytes;
    private final InputStream source;
    private final XMLStreamReader reader;
    private @Nullable String day;
    private boolean hasEnded;
    private long count;
    private @Nullable Row malformedEnd;

    private EcbRates(TableFile.Content content, long maxBytes) throws IOException {
        this.content = content;
        this.maxBytes = maxBytes;
        counted = new CountedSource(content.open());
        source = UnpackedSource.open(counted, maxBytes);
        reader = XmlTable.reader(source);
    }

    /**
     * Starts to read a file.
     *
     * @param maxBytes the maximum size, in bytes, of the file and of its unpacked content
     * @return null if the file does not contain these rates
     * @throws IOException if the file cannot be read; the message is for callers
     */
    public static @Nullable EcbRates open(TableFile.Content content, long maxBytes) throws IOException {
        if (TableFormat.of(content.open(), maxBytes) != TableFormat.XML) {
            return null;
        }
        EcbRates rates = new EcbRates(content, maxBytes);
        if (rates.isEnvelope()) {
            return rates;
        }
        rates.close();
        return null;
    }

    private boolean isEnvelope() throws IOException {
        try {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    return reader.getLocalName().equals(ENVELOPE) && ENVELOPE_SPACE.equals(reader.getNamespaceURI());
                }
            }
        } catch (XMLStreamException malformed) {
            // The import then reads the file as a table. The reader of tables reports the fault.
            if (malformed.getNestedException() instanceof IOException failed) {
                throw failed;
            }
        }
        return false;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (!hasEnded && reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(CUBE)
                        && RATES_SPACE.equals(reader.getNamespaceURI())) {
                    String time = reader.getAttributeValue(null, "time");
                    day = time == null ? day : time;
                    if (reader.getAttributeValue(null, "currency") != null) {
                        return row();
                    }
                }
            }
            hasEnded = true;
            return null;
        } catch (XMLStreamException malformed) {
            hasEnded = true;
            if (malformed.getNestedException() instanceof IOException failed) {
                throw failed;
            }
            long line = uniqueLine(
                    malformed.getLocation() == null
                            ? 1
                            : malformed.getLocation().getLineNumber());
            malformedEnd = Row.unreadable(new RowFault(line, null, null, XmlTable.NOT_XML));
            return malformedEnd;
        }
    }

    private Row row() {
        String rate = reader.getAttributeValue(null, RATE);
        ObjectNode members = NODES.objectNode()
                .put("base", BASE)
                .put(QUOTE, reader.getAttributeValue(null, "currency"))
                .put(DATE, day);
        members.set(
                RATE,
                rate != null && NUMBER.matcher(rate).matches()
                        ? NODES.numberNode(new BigDecimal(rate))
                        : NODES.textNode(rate));
        members.put("source", SOURCE);
        return new Row(
                uniqueLine(reader.getLocation().getLineNumber()),
                LENGTH,
                members,
                ExchangeRateType.RESOURCE,
                List.of());
    }

    private long uniqueLine(long line) {
        return (Math.max(1, line) << LINE_SHIFT) + count++;
    }

    @Override
    public RowPosition positionOf(long line) {
        return new RowPosition(null, line >> LINE_SHIFT);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Rows with the same faults are equal, so equals() cannot find this row.
    public boolean isOfSource(Row row) {
        return row == malformedEnd;
    }

    /** Copies rates as CSV rows of exchange rates. */
    @Override
    public RowFormat copyRows(SortedMap<Long, String> faults, Consumer<String> target) throws IOException {
        target.accept(
                CsvRecords.record(List.of(RowLayout.RESOURCE, "base", QUOTE, DATE, RATE, "source", RowLayout.FAULT)));
        try (EcbRates copy = new EcbRates(content, maxBytes)) {
            for (Row row = copy.next(); row != null && row.line() <= faults.lastKey(); row = copy.next()) {
                String fault = faults.get(row.line());
                if (fault != null) {
                    target.accept(CsvRecords.record(List.of(
                            row.resource(), BASE, text(row, QUOTE), text(row, DATE), text(row, RATE), SOURCE, fault)));
                }
            }
        }
        return RowFormat.CSV;
    }

    private static String text(Row row, String field) {
        JsonNode value = row.members().path(field);
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText("");
    }

    @Override
    public long bytesRead() {
        return counted.bytes();
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        } finally {
            source.close();
        }
    }
}
