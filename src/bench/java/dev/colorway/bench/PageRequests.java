// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.bench.PageMeasurement.Figure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests pages, and from the API the JSON that they show, one after the other. Measures how long each response takes.
 */
final class PageRequests {

    private static final String HTML = "text/html";
    private static final String JSON = "application/json";
    /** The request to the API whose response the page of all sneakers shows. The page contains this request. */
    private static final Pattern OWN_REQUEST = Pattern.compile("curl '[^']*?/sneakers\\?([^']*)'");

    private static final Pattern TOTAL = Pattern.compile("\"total\":([0-9]+)");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String encoding;
    private final int warmUp;
    private final int count;

    /** How a request is sent. */
    private enum Way {
        /** For the first time: its response is not in the memory of the service. */
        FIRST("first time"),
        /** Once more: its response is in the memory of the service. */
        AGAIN("again"),
        /** Once more, but its response is computed again. */
        NO_CACHE("`no-cache`");

        private final String title;

        Way(String title) {
            this.title = title;
        }
    }

    /**
     * A page and a request to the API that read the same data. Addresses with the same index in the two lists are the
     * same question.
     */
    private static final class Pair {

        private final Side page;
        private final Side api;
        private final boolean isOneQuestion;

        private Pair(Side page, Side api) {
            this.page = page;
            this.api = api;
            isOneQuestion = page.addresses.stream().distinct().count() == 1;
        }
    }

    /** The page or the request of a {@link Pair}: its addresses, and how long its responses take. */
    private static final class Side {

        private final String mediaType;
        private final List<String> addresses;
        private final Map<Way, PageMeasurement> measured;

        private Side(String title, String mediaType, List<String> addresses) {
            this.mediaType = mediaType;
            this.addresses = addresses;
            measured = Map.of(
                    Way.FIRST, new PageMeasurement(title, Way.FIRST.title),
                    Way.AGAIN, new PageMeasurement(title, Way.AGAIN.title),
                    Way.NO_CACHE, new PageMeasurement(title, Way.NO_CACHE.title));
        }
    }

    /** @param base scheme, host and port of the service */
    PageRequests(String base, Settings settings) {
        this.base = base;
        encoding = settings.text("encoding");
        warmUp = settings.number("warmup");
        count = settings.number("requests");
    }

    /** Returns how many different questions of a kind {@link #measure} sends. */
    static int questions(Settings settings) {
        return settings.number("warmup") + 2 * settings.number("requests");
    }

    /**
     * Sends all requests in turn and returns the rows of the table. The first time, a page and its request get
     * different questions, so that neither finds in memory what the other has loaded.
     *
     * @param queries the queries of lists
     * @param sneakers the slugs of sneakers
     */
    List<PageMeasurement> measure(List<String> queries, List<String> sneakers)
            throws IOException, InterruptedException {
        List<Pair> pairs = pairs(queries, sneakers);
        compareTotals(pairs.get(0));
        for (int number = 0; number < warmUp; number++) {
            for (Pair pair : pairs) {
                for (Way way : Way.values()) {
                    send(pair.page, number, way, new PageMeasurement("", ""));
                    send(pair.api, number, way, new PageMeasurement("", ""));
                }
            }
        }
        for (int number = warmUp; number < warmUp + count; number++) {
            for (Pair pair : pairs) {
                if (!pair.isOneQuestion) {
                    send(pair.page, number, Way.FIRST);
                    send(pair.api, number + count, Way.FIRST);
                }
                send(pair.page, number, Way.AGAIN);
                send(pair.api, number + count, Way.AGAIN);
                send(pair.page, number, Way.NO_CACHE);
                send(pair.api, number, Way.NO_CACHE);
            }
        }
        List<PageMeasurement> rows = new ArrayList<>();
        for (Pair pair : pairs) {
            for (Way way : Way.values()) {
                if (way != Way.FIRST || !pair.isOneQuestion) {
                    rows.add(pair.page.measured.get(way));
                    rows.add(pair.api.measured.get(way));
                }
            }
        }
        return rows;
    }

    private List<Pair> pairs(List<String> queries, List<String> sneakers) throws IOException, InterruptedException {
        String defaults = defaults();
        List<String> home = Collections.nCopies(queries.size(), "/");
        List<String> all = Collections.nCopies(queries.size(), "/sneakers?" + defaults);
        return List.of(
                new Pair(new Side("`/`", HTML, home), new Side("`/sneakers`, the same", JSON, all)),
                new Pair(
                        new Side("`/?`, two filters", HTML, addresses("/?%s", queries)),
                        new Side("`/sneakers?`, the same", JSON, addresses("/sneakers?%s&" + defaults, queries))),
                new Pair(
                        new Side("`/s/{slug}`", HTML, addresses("/s/%s", sneakers)),
                        new Side("`/sneakers/{slug}`", JSON, addresses("/sneakers/%s", sneakers))));
    }

    private static List<String> addresses(String form, List<String> values) {
        int end = form.indexOf("%s");
        return values.stream()
                .map(value -> form.substring(0, end) + value + form.substring(end + 2))
                .toList();
    }

    /** Returns the parameters that the page adds to its address when it calls the operation of {@code /sneakers}. */
    private String defaults() throws IOException, InterruptedException {
        String page = text("/", HTML).replace("&amp;", "&").replace("&#39;", "'");
        Matcher request = OWN_REQUEST.matcher(page);
        if (!request.find()) {
            throw new IllegalStateException("The page / does not show its request to the API");
        }
        return request.group(1);
    }

    /** Checks that page and request count the same sneakers: otherwise they are not the same question. */
    private void compareTotals(Pair pair) throws IOException, InterruptedException {
        String address = pair.api.addresses.get(0);
        Matcher total = TOTAL.matcher(text(address, JSON));
        String shown = total.find()
                ? String.format(Locale.ROOT, "%,d sneakers</h1>", Long.parseLong(total.group(1)))
                : "no total";
        if (!text(pair.page.addresses.get(0), HTML).contains(shown)) {
            throw new IllegalStateException(
                    "%s does not show what %s counts: %s".formatted(pair.page.addresses.get(0), address, shown));
        }
    }

    private String text(String address, String mediaType) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = Requests.get(base + address, Map.of("Accept", mediaType));
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private void send(Side side, int number, Way way) throws IOException, InterruptedException {
        send(side, number, way, side.measured.get(way));
    }

    private void send(Side side, int number, Way way, PageMeasurement measured)
            throws IOException, InterruptedException {
        String address = side.addresses.get(number);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + address))
                .header("Accept", side.mediaType)
                .header("Accept-Encoding", encoding);
        if (way == Way.NO_CACHE) {
            request.header("Cache-Control", "no-cache");
        }
        long[] firstByte = new long[1];
        long begin = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(request.build(), head -> {
            firstByte[0] = System.nanoTime();
            return BodySubscribers.ofByteArray();
        });
        long end = System.nanoTime();
        String type = answer.headers().firstValue("Content-Type").orElse("none");
        if (answer.statusCode() != Requests.OK || !type.startsWith(side.mediaType)) {
            throw new IllegalStateException(
                    "%s: status %d, media type %s".formatted(address, answer.statusCode(), type));
        }
        measured.add(Figure.FIRST_BYTE, (firstByte[0] - begin) / 1e6);
        measured.add(Figure.COMPLETE, (end - begin) / 1e6);
        measured.add(Figure.KILOBYTES, answer.body().length / 1e3);
    }
}
