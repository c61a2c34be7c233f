// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drops;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.text.ICalWriter;
import biweekly.property.RefreshInterval;
import biweekly.property.Status;
import biweekly.property.Uid;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import biweekly.util.UtcOffset;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;

/** Writes events as a calendar (RFC 5545, with the name and the refresh interval of RFC 7986). */
final class DropCalendar {

    static final String MEDIA_TYPE = "text/calendar";

    private static final String NAME = "Colorway: drops";
    private static final int REFRESH_HOURS = 12;
    /** The most octets of a line (RFC 5545, 3.1). */
    private static final int LINE = 75;

    private DropCalendar() {}

    /** @param list the address of the drops as a list */
    static String write(List<DropEvent> events, URI list) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Colorway//Drops//EN");
        calendar.setName(NAME);
        // Older programs read only these properties.
        calendar.addExperimentalProperty("X-WR-CALNAME", NAME);
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", "PT" + REFRESH_HOURS + "H");
        RefreshInterval refresh =
                new RefreshInterval(Duration.builder().hours(REFRESH_HOURS).build());
        // RFC 7986, 5.7, requires this parameter.
        refresh.setParameter("VALUE", "DURATION");
        calendar.setRefreshInterval(refresh);
        calendar.setUrl(list.toString());
        events.forEach(event -> calendar.addEvent(of(event)));
        if (events.isEmpty()) {
            calendar.addComponent(utc());
        }
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            // The writer must not fold lines, because it would count characters and not octets.
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return folded(text.toString());
    }

    /** Returns a component that no program shows. A calendar must have a component (RFC 5545, 3.6). */
    private static VTimezone utc() {
        StandardTime time = new StandardTime();
        time.setDateStart(new DateTimeComponents(1970, 1, 1, 0, 0, 0, false));
        time.setTimezoneOffsetFrom(new UtcOffset(0));
        time.setTimezoneOffsetTo(new UtcOffset(0));
        VTimezone timezone = new VTimezone("UTC");
        timezone.addStandardTime(time);
        return timezone;
    }

    private static VEvent of(DropEvent drop) {
        VEvent event = new VEvent();
        event.setUid(new Uid(drop.uid().toString()));
        event.setDateTimeStamp(Date.from(drop.changedAt()));
        event.setCreated(Date.from(drop.createdAt()));
        event.setLastModified(Date.from(drop.changedAt()));
        event.setSequence((int) Math.min(drop.revision(), Integer.MAX_VALUE));
        event.setDateStart(date(drop.day()), false);
        if (!drop.day().equals(DropEvents.LAST)) {
            // An event without an end also lasts one day. The last day has no end, because the format cannot express
            // the year 10000.
            event.setDateEnd(date(drop.day().plusDays(1)), false);
        }
        event.setSummary(drop.name());
        event.setStatus(drop.isCancelled() ? Status.cancelled() : Status.confirmed());
        // The event does not mark the day as busy.
        event.setTransparency(true);
        if (!drop.text().isEmpty()) {
            event.setDescription(drop.text());
        }
        if (!drop.categories().isEmpty()) {
            event.addCategories(drop.categories());
        }
        if (drop.url() != null) {
            event.setUrl(drop.url().toString());
        }
        return event;
    }

    private static ICalDate date(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }

    /** Folds lines that have too many octets, never within a character. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length() + text.length() / LINE);
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            String one = Character.toString(character);
            int length = one.getBytes(StandardCharsets.UTF_8).length;
            if (character == '\r' || character == '\n') {
                octets = 0;
            } else if (octets + length > LINE) {
                folded.append("\r\n ");
                octets = 1 + length;
            } else {
                octets += length;
            }
            folded.append(one);
            i += Character.charCount(character);
        }
        return folded.toString();
    }
}
