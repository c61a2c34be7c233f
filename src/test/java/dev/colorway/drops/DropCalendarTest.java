// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.api.Test;

/** Reads the calendar with another library than the one that writes it. */
class DropCalendarTest {

    private static final URI LIST = URI.create("http://localhost/drops?collaborator=a&sort=b");
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.123456Z");
    private static final Instant CHANGED = Instant.parse("2026-02-03T04:05:06.999999Z");
    private static final UUID UID = new UUID(1, 2);

    private static String written(String name, String text, long revision, boolean isCancelled, String day) {
        return DropCalendar.write(
                List.of(new DropEvent(
                        UID,
                        LocalDate.parse(day),
                        name,
                        text,
                        isCancelled ? List.of() : List.of("A, B", "C;D"),
                        isCancelled ? null : URI.create("http://localhost/sneakers/a"),
                        CREATED,
                        CHANGED,
                        revision,
                        isCancelled)),
                LIST);
    }

    private static VEvent event(String calendar) throws IOException, ParserException {
        Calendar read = new CalendarBuilder().build(new StringReader(calendar));
        ValidationResult result = read.validate();
        assertTrue(!result.hasErrors(), result.toString());
        return read.<VEvent>getComponents("VEVENT").get(0);
    }

    private static String value(VEvent event, String property) {
        return event.getRequiredProperty(property).getValue();
    }

    @Test
    void hasAnAllDayEventForADay() throws IOException, ParserException {
        String calendar = written("A", "Text", 7, false, "2026-12-31");
        VEvent event = event(calendar);
        assertTrue(calendar.contains("\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"), calendar);
        assertEquals(UID.toString(), value(event, "UID"));
        assertEquals("7", value(event, "SEQUENCE"));
        assertEquals("20260203T040506Z", value(event, "DTSTAMP"));
        assertEquals("20260203T040506Z", value(event, "LAST-MODIFIED"));
        assertEquals("20260102T030405Z", value(event, "CREATED"));
        assertEquals("CONFIRMED", value(event, "STATUS"));
        assertEquals("TRANSPARENT", value(event, "TRANSP"));
        assertEquals("http://localhost/sneakers/a", value(event, "URL"));
        assertTrue(calendar.contains("\r\nCATEGORIES:A\\, B,C\\;D\r\n"), calendar);
    }

    @Test
    void writesTheLastDayThatADateCanHave() throws IOException, ParserException {
        String calendar = written("A", "Text", 7, false, "9999-12-31");
        VEvent event = event(calendar);
        assertEquals("99991231", value(event, "DTSTART"));
        assertTrue(event.getProperty("DTEND").isEmpty(), calendar);
        assertTrue(calendar.contains("\r\nDTSTART;VALUE=DATE:99991231\r\n"), calendar);
    }

    @Test
    void isTheSameForTheSameEvents() {
        assertEquals(written("A", "Text", 7, false, "2026-12-31"), written("A", "Text", 7, false, "2026-12-31"));
    }

    @Test
    void cancelsAnEvent() throws IOException, ParserException {
        VEvent event = event(written("A", "", 8, true, "2024-02-29"));
        assertEquals("CANCELLED", value(event, "STATUS"));
        assertEquals("20240229", value(event, "DTSTART"));
        assertTrue(event.getProperty("DESCRIPTION").isEmpty());
    }

    @Test
    void keepsHostileTextsAndFoldsLinesByOctets() throws IOException, ParserException {
        String name = "ゲル; \\n, \"x\" BEGIN:VEVENT 👟 é" + "靴".repeat(80) + "👟".repeat(60);
        String text = "One\nEND:VCALENDAR\nATTACH:http://x;y=z,\\;\n\n日本語 " + "é".repeat(200);
        String calendar = written(name, text, Long.MAX_VALUE, false, "9999-12-30");
        VEvent event = event(calendar);
        assertEquals(name, value(event, "SUMMARY"));
        assertEquals(text, value(event, "DESCRIPTION"));
        assertEquals(Integer.toString(Integer.MAX_VALUE), value(event, "SEQUENCE"));
        for (String line : calendar.split("\r\n")) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertTrue(line.indexOf('\n') < 0 && line.indexOf('\r') < 0, line);
        }
    }

    @Test
    void isValidWithoutEvents() throws IOException, ParserException {
        String calendar = DropCalendar.write(List.of(), LIST);
        assertTrue(calendar.contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n"), calendar);
        Calendar read = new CalendarBuilder().build(new StringReader(calendar));
        assertEquals("-//Colorway//Drops//EN", read.getProductId().getValue());
        assertEquals("2.0", read.getVersion().getValue());
        ValidationResult result = read.validate();
        assertTrue(!result.hasErrors(), result.toString());
        assertEquals(1, read.getComponents().size(), "RFC 5545, 3.6, demands a component");
    }
}
