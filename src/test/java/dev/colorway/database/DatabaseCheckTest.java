// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    void tellsAddressesWithoutTheirSecrets(String url, String told) {
        assertEquals(told, DatabaseCheck.withoutSecrets(url));
    }
}
