// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/**
 * A finished response to a read.
 *
 * @param revision the revision of the catalog that it shows
 * @param tag its {@code ETag}
 * @param mediaType its media type, without parameters
 * @param headers its other headers, without those of a single request such as {@code Date}
 * @param isCompressed whether the body is compressed with gzip
 * @param body the bytes that are sent
 */
record Answer(
        long revision,
        String tag,
        String mediaType,
        List<Map.Entry<String, String>> headers,
        boolean isCompressed,
        Buffer body)
        implements AnswerMemory.Weighted {

    /** About how many bytes of memory the objects of a response occupy, without its texts and its body. */
    private static final int OVERHEAD = 400;

    @Override
    public int weight() {
        return OVERHEAD
                + body.length()
                + headers.stream()
                        .mapToInt(header -> 2
                                * (header.getKey().length() + header.getValue().length()))
                        .sum();
    }
}
