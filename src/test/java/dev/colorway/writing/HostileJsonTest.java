// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.refusal;
import static dev.colorway.testing.WritableCatalog.sent;
import static dev.colorway.testing.WritableCatalog.state;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies made to break a parser, and JSON that is no entry. POST, PUT and PATCH of an entry and POST of prices refuse
 * them with a problem and write nothing. Only an empty patch is accepted.
 */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class HostileJsonTest {

    private static final int LIMIT = 1_048_576;

    private String target;
    private String before;

    @BeforeEach
    void remember() {
        target = created(
                "/collaborators",
                WrittenKind.COLLABORATORS.full(unique("target")).toString());
        before = state("/collaborators");
    }

    @AfterEach
    void nothingWasWritten() {
        assertEquals(before, state("/collaborators"));
    }

    /** Returns the responses of POST, PUT and PATCH of an entry and of POST of prices to the same bytes. */
    private List<HttpResponse<byte[]>> answers(byte[] body) {
        return List.of(
                sent("POST", "/collaborators", "application/json", body, null),
                sent("PUT", target, "application/json", body, "*"),
                sent("PATCH", target, "application/merge-patch+json", body, "*"),
                sent("POST", "/prices", "application/json", body, null));
    }

    private void assertAllRefused(byte[] body, String... statusAndType) {
        List<String> refusals =
                answers(body).stream().map(WritableCatalog::refusal).distinct().toList();
        assertTrue(List.of(statusAndType).containsAll(refusals), refusals.toString());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<String> noJson() {
        return List.of(
                "",
                " ",
                "\ufeff",
                "{",
                "}",
                "{\"name\"",
                "{\"name\":",
                "{\"name\": \"x\"",
                "{\"name\": \"x\",}",
                "{name: \"x\"}",
                "{'name': 'x'}",
                "{\"name\": x}",
                "{\"name\": \"x\"} x",
                "{\"name\": \"x\"}{}",
                "{\"name\": \"x\"},",
                "{\"name\": \"x\"}\u0000",
                "[",
                "]",
                "{\"name\": \"x\" /* y */}",
                "// y\n{}",
                "{\"name\": \"a\nb\"}",
                "{\"name\": \"a\u0000b\"}",
                "{\"name\": \"\\x\"}",
                "{\"name\": \"\\u12\"}",
                "{\"name\": NaN}",
                "{\"name\": Infinity}",
                "{\"name\": -Infinity}",
                "{\"name\": 01}",
                "{\"name\": +1}",
                "{\"name\": .5}",
                "{\"name\": 1.}",
                "{\"name\": 0x10}",
                "{\"name\": 1e}",
                "{\"name\": \"x\", \"name\": \"x\"}",
                "{\"name\": \"x\", \"n\\u0061me\": \"y\"}",
                "{\"a\": {\"b\": 1, \"b\": 2}}",
                "<name>x</name>",
                "name=x",
                "undefined",
                "nul",
                "True");
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void refusesWhatIsNoJson(String body) {
        assertAllRefused(utf8(body), "400 malformed-body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "7",
                "-0",
                "1e999999",
                "\"name\"",
                "\"\"",
                "[]",
                "[[]]",
                "[null]",
                "[{}]",
                "[[[[]]]]",
                "{}",
                "{\"\": \"\"}",
                "{\"name\": null}"
            })
    void refusesWhatIsNoEntry(String body) {
        List<HttpResponse<byte[]>> answers = answers(utf8(body));
        for (HttpResponse<byte[]> answer : answers) {
            boolean isNoop = answer == answers.get(2) && body.equals("{}");
            assertTrue(
                    isNoop
                            ? answer.statusCode() == 200
                            : List.of("400 invalid-body", "400 unknown-member", "422 invalid-patch")
                                    .contains(refusal(answer)),
                    Transfers.text(answer));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 31, 32, 33, 499, 500, 501, 998, 999, 1000, 1001, 60_000})
    void refusesDeepNesting(int depth) {
        for (String opening : List.of("[", "{\"a\":", "{\"name\":[", "{\"note\":", "[{\"sneaker\":")) {
            String closing = opening.chars()
                    .mapToObj(character -> character == '[' ? "]" : character == '{' ? "}" : "")
                    .reduce("", (after, before) -> before + after);
            String body = opening.repeat(depth) + (opening.endsWith(":") ? "1" : "") + closing.repeat(depth);
            assertAllRefused(
                    utf8(body), "400 malformed-body", "400 invalid-body", "400 unknown-member", "422 invalid-patch");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999",
                "-1e999999",
                "1e-999999",
                "0e999999",
                "1e2147483647",
                "1e-2147483648",
                "1e2147483648",
                "1e9999999999999999999",
                "123456789012345678901234567890",
                "0.1234567890123456789012345678901234567890",
                "9223372036854775808",
                "-9223372036854775809"
            })
    void refusesHugeNumbersWhereverTheyStand(String number) {
        for (String body : List.of(
                "{\"name\": #}",
                "{\"name\": \"x\", \"note\": #}",
                "{\"amount\": #}",
                "[{\"amount\": #}]",
                "{\"#\": 1}",
                "{\"name\": [#]}",
                "{\"note\": {\"deep\": #}}")) {
            assertAllRefused(
                    utf8(body.replace("#", number)),
                    "400 invalid-body",
                    "400 unknown-member",
                    "422 invalid-patch",
                    "400 malformed-body");
        }
    }

    @Test
    void refusesNumbersOfManyDigits() {
        for (int digits : new int[] {500, 999, 1000, 1001, 100_000, 1_000_000}) {
            for (String number : List.of(
                    "9".repeat(digits),
                    "0." + "9".repeat(digits),
                    "-" + "9".repeat(digits),
                    "1e" + "9".repeat(digits),
                    "1." + "0".repeat(digits))) {
                assertAllRefused(
                        utf8("{\"note\": " + number + "}"),
                        "400 invalid-body",
                        "400 unknown-member",
                        "422 invalid-patch",
                        "400 malformed-body");
                assertAllRefused(
                        utf8("{\"amount\": " + number + "}"),
                        "400 invalid-body",
                        "400 unknown-member",
                        "400 malformed-body");
            }
        }
    }

    /**
     * JSON escapes of lone surrogates, NUL and other control characters, bidirectional controls, noncharacters, and
     * line separators.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud800",
                "\\udfff",
                "\\udc00\\ud800",
                "\\u0000",
                "\\u0001",
                "\\u001b[31m",
                "\\u007f",
                "\\u0085",
                "\\u009f",
                "a\\nb",
                "a\\tb",
                "a\\rb",
                "\\u202e",
                "\\u202a",
                "\\u2066",
                "\\u2069",
                "a\\u2028b",
                "a\\u2029b",
                "\\ufffe",
                "\\uffff",
                "\\ufdd0",
                "\\udbff\\udfff",
                "a\\ufeffb",
                "\\u0378"
            })
    void refusesCharactersThatNoTextMayHave(String character) {
        assertAllRefused(
                utf8("{\"name\": \"x" + character + "x\"}"),
                "400 invalid-body",
                "422 invalid-patch",
                "400 unknown-member");
        assertAllRefused(utf8("{\"name" + character + "\": \"x\"}"), "400 unknown-member", "400 malformed-body");
        assertAllRefused(
                utf8("{\"sneaker\": {\"slug\": \"x" + character + "x\"}}"), "400 invalid-body", "400 unknown-member");
    }

    @Test
    void refusesLongTextsAndLongNames() {
        for (String text : List.of(
                "x".repeat(LIMIT - 100),
                "\u00e9".repeat(LIMIT / 2 - 100),
                "\ufdfa".repeat(100_000),
                "e\\u0301".repeat(100_000),
                "\\u0315\\u0300".repeat(80_000))) {
            assertAllRefused(
                    utf8("{\"name\": \"" + text + "\"}"),
                    "400 invalid-body",
                    "422 invalid-patch",
                    "400 unknown-member");
            assertAllRefused(utf8("{\"" + text + "\": 1}"), "400 unknown-member", "400 malformed-body");
        }
    }

    @Test
    void refusesManyFieldsAndManyElements() {
        StringBuilder members = new StringBuilder("{\"a\": 1");
        for (int i = 0; members.length() < LIMIT - 100; i++) {
            members.append(",\"m").append(i).append("\":1");
        }
        for (HttpResponse<byte[]> answer : answers(utf8(members + "}"))) {
            assertEquals("400 unknown-member", refusal(answer));
            assertTrue(Transfers.text(answer).length() < 300_000, "the response is shorter than the request");
        }
        assertAllRefused(utf8("[" + "1,".repeat(LIMIT / 2 - 10) + "1]"), "400 invalid-body");
        assertAllRefused(
                utf8("{\"name\": [" + "1,".repeat(LIMIT / 2 - 10) + "1]}"),
                "400 invalid-body",
                "422 invalid-patch",
                "400 unknown-member");
    }

    @Test
    void readsABodyOfTheLimitAndRefusesOneByteMore() {
        String body = "{\"name\": 7}";
        assertAllRefused(
                utf8(body + " ".repeat(LIMIT - body.length())),
                "400 invalid-body",
                "422 invalid-patch",
                "400 unknown-member");
        assertAllRefused(utf8(body + " ".repeat(LIMIT - body.length() + 1)), "413 content-too-large");
    }

    /** Invalid UTF-8: truncated, overlong, surrogates, Latin-1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "e9",
                "c3",
                "c328",
                "a0a1",
                "e228a1",
                "c080",
                "e08080",
                "f0808080",
                "eda080",
                "f4908080",
                "f8a1a1a1a1",
                "ff",
                "fe",
                "80"
            })
    void refusesWhatIsNoUtf8(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        byte[] body = ByteBuffer.allocate(100)
                .put(utf8("{\"name\": \""))
                .put(bytes)
                .put(utf8("\"}"))
                .array();
        assertAllRefused(Arrays.copyOf(body, 12 + bytes.length), "400 malformed-body");
        assertAllRefused(bytes, "400 malformed-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void refusesOtherCharsets(String charset) {
        assertAllRefused("{\"name\": \"x\"}".getBytes(Charset.forName(charset)), "400 malformed-body");
        assertAllRefused("{\"name\": 7}".getBytes(Charset.forName(charset)), "400 malformed-body");
        assertAllRefused(
                Arrays.copyOf("{\"name\": \"x\"}".getBytes(Charset.forName(charset)), 13), "400 malformed-body");
        assertAllRefused(new byte[] {0, 0, 0, '{', 0, 17, 0, 0, -1, -1, -1, -1}, "400 malformed-body");
    }
}
