// SPDX-License-Identifier: Apache-2.0
package dev.colorway.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://images.example",
                "https://images.example/",
                "https://images.example:8443/a/b.jpg?w=1600&h=(9)#top",
                "https://images.example/caf%C3%A9/%E3%82%A2.jpg",
                "https://192.0.2.1/a.jpg",
                "https://[2001:db8::1]/a.jpg",
                "https://images.example/user@name:1",
                "https://IMAGES.example/A.JPG"
            })
    void keepsAnAddressAsItWasWritten(String address) {
        assertEquals(address, WebAddress.fromString(address).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://images.example/a.jpg            | begins with https://
            javascript:alert(1)                    | begins with https://
            data:image/png;base64,AAAA             | begins with https://
            //images.example/a.jpg                 | begins with https://
            images.example/a.jpg                   | begins with https://
            /a.jpg                                 | begins with https://
            https:images.example                   | begins with https://
            ftp://images.example/a.jpg             | begins with https://
            https://                               | RFC 3986
            https:///a.jpg                         | host
            https://:8443/a.jpg                    | RFC 3986
            https://user:pass@images.example/a.jpg | user name
            https://user@images.example/a.jpg      | user name
            https://@images.example/a.jpg          | user name
            https://images.example/a b.jpg         | RFC 3986
            https://images.example/a%2.jpg         | RFC 3986
            https://images.example/a<b>.jpg        | RFC 3986
            https://images.example\\a.jpg          | RFC 3986
            https://images.example/"a".jpg         | RFC 3986
            https://images .example/a.jpg          | RFC 3986
            https://images.example:port/a.jpg      | RFC 3986
            https://images.example/ア.jpg          | percent-encode
            https://bücher.example/a.jpg           | percent-encode
            """)
    void refusesWhatABrowserCouldReadAsSomethingElse(String address, String detail) {
        String message = assertThrows(IllegalArgumentException.class, () -> WebAddress.fromString(address))
                .getMessage();
        assertTrue(message.contains(detail), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202e", "\u2066", "\u200b", "\u00a0", "\u2028", "\u0000", "\n", "\t", "\r\n", "\ud800"})
    void refusesInvisibleCharacters(String character) {
        assertThrows(
                IllegalArgumentException.class,
                () -> WebAddress.fromString("https://images.example/a" + character + "gpj.jpg"));
    }

    @Test
    void isBounded() {
        String longest = "https://images.example/" + "x".repeat(1977);
        assertEquals(2000, WebAddress.fromString(longest).toString().length());
        assertEquals(
                "must have at most 2000 characters",
                assertThrows(IllegalArgumentException.class, () -> WebAddress.fromString(longest + "x"))
                        .getMessage());
    }
}
