// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import dev.colorway.revision.PriceDependence;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finished response to a read.
 *
 * @param revision the revision of the catalog in its header {@code Catalog-Revision}
 * @param tag its {@code ETag}
 * @param mediaType its media type, without parameters
 * @param headers its other headers, without those of a single request such as {@code Date}
 * @param isCompressed whether the body is compressed with gzip
 * @param body the bytes that are sent
 * @param prices the prices on which it depends; null if it can depend on all prices
 */
record Answer(
        long revision,
        String tag,
        String mediaType,
        List<Map.Entry<String, String>> headers,
        boolean isCompressed,
        Buffer body,
        @Nullable PriceDependence prices)
        implements AnswerMemory.Weighted {

    /** About how many bytes of memory the objects of a response occupy, without its texts and its body. */
    private static final int OVERHEAD = 400;
    /** About how many bytes of memory the id of a sneaker occupies in a set. */
    private static final int OVERHEAD_OF_SNEAKER = 32;

    /** Returns the same response for a later revision. */
    Answer at(long later) {
        return new Answer(later, tag, mediaType, headers, isCompressed, body, prices);
    }

    @Override
    public int weight() {
        return OVERHEAD
                + (prices == null ? 0 : OVERHEAD_OF_SNEAKER * prices.sneakers().size())
                + body.length()
                + headers.stream()
                        .mapToInt(header -> 2
                                * (header.getKey().length() + header.getValue().length()))
                        .sum();
    }
}
