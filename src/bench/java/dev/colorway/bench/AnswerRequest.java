// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request of a mix to one server.
 *
 * @param address the whole address
 * @param headers the request headers
 * @param total the count of matches in its response; null if the response has none
 */
record AnswerRequest(String address, Map<String, String> headers, String total) {

    private static final int UNCHANGED = 304;
    private static final Pattern TOTAL = Pattern.compile("\"total\":([0-9]+)");

    /**
     * Sends the request once and checks its response, because a fast server with wrong responses is no measurement.
     *
     * @param path the address without scheme, host and port
     * @throws IllegalStateException if the response is not the expected one
     */
    static AnswerRequest of(AnswerMix mix, Contender server, String path) throws IOException, InterruptedException {
        String address = server.base() + path;
        Map<String, String> headers = new HashMap<>(server.headers());
        if (mix.isOfUnchanged()) {
            headers.put("If-None-Match", tag(address));
        } else if (mix == AnswerMix.COMPRESSED) {
            headers.put("Accept-Encoding", "gzip");
        }
        HttpResponse<byte[]> answer = Requests.get(address, headers);
        String coding = answer.headers().firstValue("Content-Encoding").orElse("none");
        if (answer.statusCode() != (mix.isOfUnchanged() ? UNCHANGED : Requests.OK)
                || !coding.equals(mix == AnswerMix.COMPRESSED ? "gzip" : "none")) {
            throw new IllegalStateException("%s, %s, with the headers %s: status %d, compression %s"
                    .formatted(server.title(), address, headers, answer.statusCode(), coding));
        }
        Matcher total = TOTAL.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        return new AnswerRequest(address, headers, total.find() ? total.group(1) : null);
    }

    private static String tag(String address) throws IOException, InterruptedException {
        return Requests.get(address, Map.of())
                .headers()
                .firstValue("ETag")
                .orElseThrow(() -> new IllegalStateException(address + " has no ETag"));
    }
}
