// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import dev.colorway.http.request.ConditionalReads;
import dev.colorway.revision.PricesSeen;
import dev.colorway.revision.RevisionSeen;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.compression.ZlibWrapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stores finished responses for {@link AnswerCache}: {@code 200} responses as JSON, drawings, pages and feeds, also if
 * the client got a {@code 304} instead.
 */
@Provider
@Priority(AnswerRecorder.LAST)
public class AnswerRecorder implements ContainerResponseFilter {

    /** Response filters run in descending order of priority. */
    static final int LAST = 1;

    /** The compression level of the server. */
    private static final int LEVEL = 6;

    private static final String JSON = "application/json";
    /** The media types of the responses that are stored. */
    private static final Set<String> STORED =
            Set.of(JSON, "image/svg+xml", "text/html", "application/atom+xml", "application/feed+json");

    /** The largest body that is stored, in bytes before compression. */
    private static final int LARGEST_BODY = 1 << 20;

    /** Headers that are not stored, because each response gets its own or {@link AnswerCache} sets them. */
    private static final Set<String> OF_ONE_RESPONSE = Set.of(
            "date",
            "x-request-id",
            "vary",
            "x-content-type-options",
            "etag",
            "content-type",
            "content-length",
            RevisionSeen.HEADER.toLowerCase(Locale.ROOT));

    @Inject
    AnswerMemory memory;

    @Inject
    AnswerFlights flights;

    @Inject
    RoutingContext context;

    @Inject
    PricesSeen prices;

    @Inject
    RevisionSeen seen;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object body = switch (response.getStatus()) {
            case 200 -> response.getEntity();
            case 304 -> request.getProperty(ConditionalReads.BODY);
            default -> null;
        };
        if (body instanceof byte[] bytes) {
            store(response.getMediaType(), response.getHeaders(), bytes);
        }
    }

    /**
     * Stores the response of a request that {@link AnswerCache} marked, and hands the response to the requests that
     * wait for it. Does nothing for any other request, for a response without a revision, for a response that changes
     * with the time, for a body that is too large, and for a media type that is not stored.
     *
     * @param type the media type of the response; null for JSON
     * @param body the bytes before compression
     */
    private void store(@Nullable MediaType type, MultivaluedMap<String, Object> headers, byte[] body) {
        String mediaType = type == null ? JSON : type.getType() + "/" + type.getSubtype();
        AnswerKey key = context.remove(AnswerCache.TICKET);
        Object revision = headers.getFirst(RevisionSeen.HEADER);
        if (key == null
                || revision == null
                || seen.changesWithTime()
                || body.length > LARGEST_BODY
                || !STORED.contains(mediaType)) {
            return;
        }
        List<Map.Entry<String, String>> kept = new ArrayList<>();
        headers.forEach((name, values) -> {
            if (!OF_ONE_RESPONSE.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> kept.add(Map.entry(name, value.toString())));
            }
        });
        boolean isCompressed = key.coding() != null;
        Answer answer = new Answer(
                Long.parseLong(revision.toString()),
                headers.getFirst("ETag").toString(),
                mediaType,
                kept,
                isCompressed,
                isCompressed ? compressed(body) : Buffer.buffer(body),
                // A page contains several reads, and each of them says only on which prices it depends itself.
                mediaType.equals(JSON) ? prices.prices() : null);
        memory.put(key, answer);
        flights.land(context, answer);
    }

    /** Compresses with the encoder of the server, so that the bytes are those of a computed response. */
    private static Buffer compressed(byte[] body) {
        EmbeddedChannel encoder = new EmbeddedChannel(ZlibCodecFactory.newZlibEncoder(ZlibWrapper.GZIP, LEVEL, 15, 8));
        encoder.writeOutbound(Unpooled.wrappedBuffer(body));
        encoder.finish();
        Buffer bytes = Buffer.buffer();
        for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            bytes.appendBytes(ByteBufUtil.getBytes(part));
            part.release();
        }
        // A buffer that grew occupies more memory than its bytes need.
        return Buffer.buffer(bytes.getBytes());
    }
}
