// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseCheckTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example:5432/colorway, jdbc:postgresql://db.example:5432/colorway",
        "jdbc:postgresql://db.example/colorway?user=someone&password=a-secret, jdbc:postgresql://db.example/colorway",
        "jdbc:postgresql://db.example/colorway?password=a@secret, jdbc:postgresql://...",
        "jdbc:postgresql:colorway?password=a@secret, ...",
        "postgresql://someone:a-secret@db.example/colorway, postgresql://...",
        "postgresql://someone:a?se@cr/et@db.example/colorway, postgresql://...",
        "someone:a-secret@db.example, ...",
        "jdbc:h2:file:data/colorway;USER=someone;PASSWORD=a-secret, jdbc:h2:file:data/colorway"
    })
    void reportsAddressesWithoutTheirSecrets(String url, String expected) {
        assertEquals(expected, DatabaseCheck.withoutSecrets(url));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``, COLORWAY_DATABASE_URL is empty",
                "postgresql://someone:a-secret@127.0.0.1/db, 'postgresql://...' is not the address",
                "jdbc:mysql://127.0.0.1/db?password=a-secret, 'jdbc:mysql://127.0.0.1/db' is not the address",
                "jdbc:postgresql://someone:a-secret@127.0.0.1/db, 'jdbc:postgresql://...' cannot be read",
                "jdbc:postgresql://127.0.0.1:1/db?password=a-secret, "
                        + "Cannot connect to jdbc:postgresql://127.0.0.1:1/db: "
            })
    void reportsWhichAddressIsWrong(String url, String expected) {
        SmallRyeConfig settings = new SmallRyeConfigBuilder()
                .withDefaultValue(Database.URL, url)
                .withDefaultValue(StartTimeout.SETTING, "0S")
                .withConverter(Duration.class, 200, new DurationConverter())
                .build();
        String fault = DatabaseCheck.fault(settings, line -> {}).orElse("none");
        assertTrue(fault.contains(expected) && fault.contains("COLORWAY_DATABASE_URL"), fault);
        assertFalse(fault.contains("a-secret"), fault);
    }
}
