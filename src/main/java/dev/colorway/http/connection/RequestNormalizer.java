// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.connection;

import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.Problem;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rewrites the parts of an HTTP/1 request that the framework would read differently from RFC 9110 and RFC 9112:
 *
 * <ul>
 *   <li>Raw bytes in the request target are percent-encoded, so that they are read as UTF-8 and not as Latin-1. The
 *       printable characters that RFC 3986 excludes, such as <code>|</code>, are also percent-encoded, because curl and
 *       other clients send them.
 *   <li>Brackets in the path are percent-encoded, because RFC 3986 allows brackets only in a host.
 *   <li>The host of a target in absolute form replaces a valid header {@code Host} (RFC 9112, 3.2.2).
 *   <li>An empty port of the host is removed (RFC 3986, 3.2.3: {@code a:} is {@code a}).
 *   <li>{@code Accept-Encoding} becomes {@code gzip} or is removed, according to all its lines, weights and spellings
 *       (RFC 9110, 12.5.3). HTTP/1.0 always loses this header.
 *   <li>{@code Connection} is read as a list. A connection of HTTP/1.0 always closes after its response.
 *   <li>A transfer coding except {@code chunked} is refused, because the framework would not decode it (RFC 9112, 6.1).
 *   <li>A request that cannot be read is replaced by one that {@link InvalidRequests} answers with a {@link Problem}.
 *       The framework would answer without a body.
 * </ul>
 */
@Sharable
public final class RequestNormalizer extends ChannelInboundHandlerAdapter {

    private static final String HTTP_DECODER = "httpDecoder";

    /** Handlers of the framework that add the decoder while they read. */
    private static final List<String> BEFORE_DECODER = List.of("ssl", "h2c");

    private static final RequestNormalizer INSTANCE = new RequestNormalizer();
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    /** Printable characters of ASCII that no part of a URI can have (RFC 3986, 2). */
    private static final String EXCLUDED = "\"<>\\^`{|}";

    private static final Pattern WEIGHT = Pattern.compile("[01](\\.[0-9]{0,3})?");

    private RequestNormalizer() {}

    /** Adds the normalizer to a new connection. */
    static void addTo(ChannelPipeline pipeline) {
        pipeline.addFirst(new Installer());
    }

    /** Adds the normalizer behind the HTTP decoder before the first request is decoded, then removes itself. */
    private static final class Installer extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ChannelPipeline pipeline = context.pipeline();
            if (pipeline.get(HTTP_DECODER) != null) {
                pipeline.addAfter(HTTP_DECODER, null, INSTANCE);
                pipeline.remove(this);
            } else {
                Optional<String> next = BEFORE_DECODER.stream()
                        .filter(name -> isAfter(context, name))
                        .findFirst();
                if (next.isPresent()) {
                    pipeline.addAfter(next.get(), null, new Installer());
                    pipeline.remove(this);
                }
            }
            context.fireChannelRead(message);
        }

        private static boolean isAfter(ChannelHandlerContext context, String name) {
            List<String> names = context.pipeline().names();
            return names.indexOf(name) > names.indexOf(context.name());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            Connections.use(context.channel()).decode();
            request.headers().remove(InvalidRequests.HEADER);
            if (request.decoderResult().isFailure()) {
                ReferenceCountUtil.release(message);
                context.fireChannelRead(unreadable(request));
                context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
                return;
            }
            normalize(request);
        } else if (message instanceof HttpContent content
                && content.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            if (!Connections.use(context.channel()).breakBody()) {
                // An operation answers, or has answered. An operation that reads the body checks at the end of the body
                // whether the body is broken.
                context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
            }
            return;
        }
        context.fireChannelRead(message);
    }

    /** Returns a replacement without a body, because the decoder reads nothing more from this connection. */
    private static HttpRequest unreadable(HttpRequest request) {
        HttpMethod method = request.method().equals(HttpMethod.HEAD) ? HttpMethod.HEAD : HttpMethod.GET;
        HttpRequest replacement = new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, "/");
        String host = request.headers().get(HttpHeaderNames.HOST);
        replacement
                .headers()
                // Without a host, the addresses in the response are relative.
                .set(HttpHeaderNames.HOST, host == null ? "" : host)
                .set(
                        InvalidRequests.HEADER,
                        InvalidRequests.reason(request.decoderResult().cause()))
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return replacement;
    }

    private static void normalize(HttpRequest request) {
        normalizeVersion(request);
        normalizeTarget(request);
        HttpHeaders headers = request.headers();
        if (headers.contains("")) {
            headers.remove("");
            headers.set(InvalidRequests.HEADER, InvalidRequests.SYNTAX);
        }
        if (headers.getAll(HttpHeaderNames.CONNECTION).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .anyMatch(option -> option.strip().equalsIgnoreCase("close"))) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        if (headers.getAll(HttpHeaderNames.TRANSFER_ENCODING).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .anyMatch(coding -> !coding.isBlank() && !coding.strip().equalsIgnoreCase("chunked"))) {
            headers.set(InvalidRequests.HEADER, InvalidRequests.CODING);
        }
        List<String> encodings = headers.getAll(HttpHeaderNames.ACCEPT_ENCODING);
        if (!encodings.isEmpty()) {
            headers.remove(HttpHeaderNames.ACCEPT_ENCODING);
            if (acceptsGzip(String.join(",", encodings))
                    && request.protocolVersion().minorVersion() > 0) {
                headers.set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.GZIP);
            }
        }
    }

    /**
     * Refuses a version other than HTTP/1, and reads a minor version above 1 as HTTP/1.1. HTTP/1.0 has no chunks and no
     * {@code 100 Continue}, so its responses close the connection and its header {@code Expect} is removed.
     */
    private static void normalizeVersion(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        if (!version.protocolName().equals("HTTP") || version.majorVersion() != 1) {
            request.headers().set(InvalidRequests.HEADER, InvalidRequests.SYNTAX);
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        } else if (version.minorVersion() > 1) {
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        } else if (version.minorVersion() == 0) {
            request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            request.headers().remove(HttpHeaderNames.EXPECT);
        }
    }

    private static void normalizeTarget(HttpRequest request) {
        HttpHeaders headers = request.headers();
        String target = percentEncoded(request.uri());
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        if (hosts.size() == 1) {
            headers.set(HttpHeaderNames.HOST, withoutEmptyPort(hosts.get(0)));
        }
        Matcher absolute = ABSOLUTE.matcher(target);
        if (absolute.matches()) {
            String rest = absolute.group(2);
            target = rest.startsWith("/") ? rest : "/" + rest;
            if (hosts.size() == 1 && BaseUri.isAuthority(headers.get(HttpHeaderNames.HOST))) {
                headers.set(HttpHeaderNames.HOST, withoutEmptyPort(absolute.group(1)));
            }
        }
        if (target.chars().anyMatch(Character::isISOControl)) {
            headers.set(InvalidRequests.HEADER, InvalidRequests.SYNTAX);
            target = "/";
        } else if (target.equals("*")) {
            headers.set(InvalidRequests.HEADER, InvalidRequests.ASTERISK);
            target = "/";
        } else if (!target.startsWith("/") || target.indexOf('#') >= 0) {
            headers.set(InvalidRequests.HEADER, InvalidRequests.TARGET);
            target = "/";
        } else if (BAD_ESCAPE.matcher(target).find()) {
            headers.set(InvalidRequests.HEADER, InvalidRequests.BAD_ESCAPE);
            target = "/";
        }
        target = withoutBrackets(target);
        if (!target.equals(request.uri())) {
            request.setUri(target);
        }
    }

    private static String withoutEmptyPort(String host) {
        return host.endsWith(":") ? host.substring(0, host.length() - 1) : host;
    }

    /**
     * Percent-encodes the brackets of the path. RFC 3986 allows brackets only in a host. The framework refuses them in
     * a path but not in a query.
     */
    private static String withoutBrackets(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return path.replace("[", "%5B").replace("]", "%5D") + target.substring(path.length());
    }

    /** Returns whether gzip is accepted and not less preferred than uncompressed bytes (RFC 9110, 12.5.3). */
    private static boolean acceptsGzip(String list) {
        double gzip = -1;
        double any = -1;
        double identity = -1;
        for (String element : list.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = element.strip().split("\\s*;\\s*q\\s*=\\s*", 2);
            double weight =
                    parts.length == 1 ? 1 : WEIGHT.matcher(parts[1]).matches() ? Double.parseDouble(parts[1]) : 0;
            switch (parts[0]) {
                case "gzip", "x-gzip" -> gzip = weight;
                case "*" -> any = weight;
                case "identity" -> identity = weight;
                default -> {}
            }
        }
        double chosen = gzip >= 0 ? gzip : any;
        return chosen > 0 && chosen >= identity;
    }

    /** Percent-encodes all excluded characters. The decoder turns each byte into one character. */
    private static String percentEncoded(String target) {
        if (target.chars().noneMatch(RequestNormalizer::isExcluded)) {
            return target;
        }
        StringBuilder encoded = new StringBuilder();
        target.chars().forEach(character -> {
            if (isExcluded(character)) {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", character & 0xFF));
            } else {
                encoded.append((char) character);
            }
        });
        return encoded.toString();
    }

    private static boolean isExcluded(int character) {
        return character >= 0x80 || EXCLUDED.indexOf(character) >= 0;
    }
}
