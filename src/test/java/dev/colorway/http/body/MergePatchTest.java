// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the patch step alone. {@code PatchEntryTest} tests its effect on entries. */
class MergePatchTest {

    private static String patched(String original, String patch) {
        return new MergePatch(Api.json(patch)).applyTo(Api.json(original)).toString();
    }

    /** All examples of RFC 7396, appendix A, in the order of the RFC. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"a":"b"}            | {"a":"c"}                 | {"a":"c"}
            {"a":"b"}            | {"b":"c"}                 | {"a":"b","b":"c"}
            {"a":"b"}            | {"a":null}                | {}
            {"a":"b","b":"c"}    | {"a":null}                | {"b":"c"}
            {"a":["b"]}          | {"a":"c"}                 | {"a":"c"}
            {"a":"c"}            | {"a":["b"]}               | {"a":["b"]}
            {"a":{"b":"c"}}      | {"a":{"b":"d","c":null}}  | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}    | {"a":[1]}                 | {"a":[1]}
            ["a","b"]            | ["c","d"]                 | ["c","d"]
            {"a":"b"}            | ["c"]                     | ["c"]
            {"a":"foo"}          | null                      | null
            {"a":"foo"}          | "bar"                     | "bar"
            {"e":null}           | {"a":1}                   | {"e":null,"a":1}
            [1,2]                | {"a":"b","c":null}        | {"a":"b"}
            {}                   | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
            """)
    void passesTheExamplesOfAppendixA(String original, String patch, String result) {
        assertEquals(Api.json(result), Api.json(patched(original, patch)));
    }

    /** The example of RFC 7396, section 3. */
    @Test
    void passesTheExampleOfSection3() {
        assertEquals(Api.json("""
                {"title": "Hello!", "author": {"givenName": "John"}, "tags": ["example"],
                "content": "This will be unchanged", "phoneNumber": "+01-123-456-7890"}"""), Api.json(patched("""
                        {"title": "Goodbye!", "author": {"givenName": "John", "familyName": "Doe"},
                        "tags": ["example", "sample"], "content": "This will be unchanged"}""", """
                        {"title": "Hello!", "phoneNumber": "+01-123-456-7890", "author": {"familyName": null},
                        "tags": ["example"]}""")));
    }

    @Test
    void keepsTheDigitsOfNumbers() {
        assertEquals(
                "{\"a\":1491.00,\"b\":12345678901234567890.10}",
                patched("{\"a\":1491.00}", "{\"b\":12345678901234567890.10}"));
    }

    @Test
    void keepsTextAsItIs() {
        assertEquals(
                Api.json("{\"a\":\"\\u0000\\ud83d\\udc5f\\\"\\\\\\u2028\"}"),
                Api.json(patched("{}", "{\"a\":\"\\u0000\\ud83d\\udc5f\\\"\\\\\\u2028\"}")));
    }
}
