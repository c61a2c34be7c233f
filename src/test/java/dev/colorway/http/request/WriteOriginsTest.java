// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The origins that may read, with those that may write. */
class WriteOriginsTest {

    @ParameterizedTest
    @CsvSource({
        "'*', https://e.example, '*'",
        "' *', https://e.example, ' *'",
        "https://r.example, '', https://r.example",
        "https://r.example, https://e.example, 'https://r.example,https://e.example'",
        "'', https://e.example, https://e.example",
        "' ', https://e.example, https://e.example",
        "'', '', ''"
    })
    void areThoseOfBothSettings(String readers, String writers, String expected) {
        var config = new SmallRyeConfigBuilder()
                .withInterceptors(new WriteOrigins())
                .withDefaultValues(Map.of("quarkus.http.cors.origins", readers, WriteOrigins.SETTING, writers))
                .build();
        assertEquals(
                expected,
                String.join(
                        ",",
                        config.getOptionalValues("quarkus.http.cors.origins", String.class)
                                .orElse(List.of())));
    }
}
