// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.colorway.http.problem.Nearest;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A time zone of the IANA database, as the Java runtime has it. */
@Schema(
        type = SchemaType.STRING,
        name = "TimeZone",
        pattern = "^[A-Za-z][A-Za-z0-9_+/-]{0,49}$",
        description = "A time zone of the IANA database.")
public record TimeZoneName(ZoneId zone) {

    private static final String UTC = "UTC";

    /** The names as the database writes them, by their lower-case form. */
    private static final Map<String, String> NAMES = ZoneId.getAvailableZoneIds().stream()
            .filter(name -> !name.startsWith("SystemV/"))
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));

    /**
     * Reads the name of a zone and ignores its case.
     *
     * @throws IllegalArgumentException if there is no such zone; clients of the API see the message
     */
    public static TimeZoneName fromString(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String name = NAMES.get(lower);
        if (name == null) {
            String nearest = Nearest.to(lower, NAMES.keySet());
            throw new IllegalArgumentException("must be a time zone of the IANA database such as "
                    + (nearest == null ? "Asia/Singapore" : NAMES.get(nearest)) + ", or UTC");
        }
        return new TimeZoneName(ZoneId.of(name));
    }

    /** Returns the given zone, or UTC for null. */
    static TimeZoneName orUtc(@Nullable TimeZoneName given) {
        return given == null ? fromString(UTC) : given;
    }

    @Override
    @JsonValue
    public String toString() {
        return zone.getId();
    }
}
