// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import org.jspecify.annotations.Nullable;

/** Predicts the content coding that the HTTP server will choose, by the server's own rule. */
public final class ContentCoding {

    private static final Rule RULE = new Rule();

    private ContentCoding() {}

    /**
     * Returns the content coding of a response.
     *
     * @param accepted the header {@code Accept-Encoding}; may be null
     * @return null for none
     */
    public static @Nullable String of(@Nullable String accepted) {
        return accepted == null ? null : RULE.choose(accepted);
    }

    private static final class Rule extends HttpContentCompressor {

        Rule() {
            super(StandardCompressionOptions.gzip());
        }

        String choose(String accepted) {
            return determineEncoding(accepted);
        }
    }
}
