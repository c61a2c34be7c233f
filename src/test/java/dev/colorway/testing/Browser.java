// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A page in Chromium without a window, driven by the DevTools protocol over a WebSocket. Playwright for Java would
 * bring 200 MB with its own Node.js. Selenium would need a second program whose version must fit the browser. This
 * class needs only the browser.
 */
public final class Browser implements AutoCloseable {

    /** The system property with the file of the browser. */
    public static final String SETTING = "colorway.test.browser";

    private static final String DEFAULT = "/usr/bin/chromium";
    private static final int PATIENCE_SECONDS = 60;
    private static final int POLL_MILLIS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Map<String, Received> received = new ConcurrentHashMap<>();
    private final Set<String> fromCache = ConcurrentHashMap.newKeySet();

    /**
     * A response that came from a server, not from the cache of the browser.
     *
     * @param mediaType the media type without parameters
     * @param bytes how many bytes the browser received, with the headers, before decompression; only those of the
     *     headers if the response is not complete
     */
    public record Received(String mediaType, long bytes) {}

    private Browser(Path folder, Process process) throws Exception {
        this.folder = folder;
        this.process = process;
        Path port = folder.resolve("DevToolsActivePort");
        await(() -> Files.exists(port) && Files.readAllLines(port).size() == 2);
        HttpClient http = HttpClient.newHttpClient();
        String target = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + Files.readAllLines(port).get(0) + "/json/new?about:blank"))
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        socket = http.newWebSocketBuilder()
                .buildAsync(
                        URI.create(JSON.readTree(target)
                                .get("webSocketDebuggerUrl")
                                .asText()),
                        new Messages())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            send(domain + ".enable", Map.of());
        }
    }

    /** Returns the file of the browser: the system property {@value #SETTING}, else that of Debian. */
    public static Path file() {
        return Path.of(System.getProperty(SETTING, DEFAULT));
    }

    /** Starts the browser with an empty page. */
    public static Browser start() {
        try {
            Path folder = Files.createTempDirectory("colorway-browser");
            Process process = new ProcessBuilder(
                            file().toString(),
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-proxy-server",
                            "--hide-scrollbars",
                            "--remote-debugging-port=0",
                            "--remote-allow-origins=*",
                            "--user-data-dir=" + folder)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            return new Browser(folder, process);
        } catch (Exception failed) {
            throw new IllegalStateException("the browser " + file() + " does not start", failed);
        }
    }

    /** Sets the size of the window in CSS pixels. */
    public Browser size(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        return this;
    }

    /** Sets a media feature, such as {@code prefers-color-scheme} to {@code dark}. */
    public Browser prefer(String feature, String value) {
        send("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
        return this;
    }

    /** Sets whether the scripts of pages run. */
    public Browser withScripts(boolean run) {
        send("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
        return this;
    }

    /** Runs a script at the beginning of each page that is opened later, before the scripts of the page. */
    public Browser atStart(String script) {
        send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        return this;
    }

    /** Empties the cache: the next page loads all its files. */
    public Browser emptyCache() {
        send("Network.clearBrowserCache", Map.of());
        return this;
    }

    /**
     * Opens an address and waits until its page is complete. Goes through an empty page, so that an address that is
     * open already is not reloaded but opened again.
     */
    public Browser open(String address) {
        send("Page.navigate", Map.of("url", "about:blank"));
        await(() -> text("location.href").equals("about:blank"));
        send("Page.navigate", Map.of("url", address));
        await(() -> text("location.href").startsWith(address.replaceFirst("#.*", ""))
                && text("document.readyState").equals("complete"));
        return this;
    }

    /** Goes one page back, as the back button of a browser does. */
    public Browser back() {
        JsonNode history = send("Page.getNavigationHistory", Map.of());
        int before = history.get("currentIndex").asInt() - 1;
        send(
                "Page.navigateToHistoryEntry",
                Map.of("entryId", history.get("entries").get(before).get("id").asInt()));
        return this;
    }

    /** Returns the value of a JavaScript expression. It can be a promise. */
    public JsonNode value(String expression) {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.get("result").path("value");
    }

    /** Returns the value of a JavaScript expression as a text. */
    public String text(String expression) {
        return value(expression).asText();
    }

    /** Waits until a JavaScript condition is true. */
    public Browser await(String condition) {
        await(() -> value("Boolean(" + condition + ")").asBoolean());
        return this;
    }

    /** Clicks the middle of the first element that matches a selector, with the mouse, once the element rests. */
    public Browser click(String selector) {
        String element = "document.querySelector(" + quoted(selector) + ")";
        await(element);
        JsonNode[] middle = new JsonNode[1];
        await(() -> {
            JsonNode before = middle[0];
            middle[0] = value("(() => { const element = " + element + "; element.scrollIntoView({block: 'center'}); "
                    + "const {x, y, width, height} = element.getBoundingClientRect(); "
                    + "return {x: x + width / 2, y: y + height / 2}; })()");
            return middle[0].equals(before);
        });
        JsonNode box = middle[0];
        for (String event : List.of("mousePressed", "mouseReleased")) {
            send(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            event,
                            "button",
                            "left",
                            "clickCount",
                            1,
                            "x",
                            box.get("x").asDouble(),
                            "y",
                            box.get("y").asDouble()));
        }
        return this;
    }

    /** Types a text into the element that has the focus. */
    public Browser type(String text) {
        send("Input.insertText", Map.of("text", text));
        return this;
    }

    /** Presses a key, such as {@code Enter}. */
    public Browser press(String key) {
        int code = Map.of("Enter", 13, "Tab", 9, "Escape", 27, "ArrowLeft", 37, "ArrowDown", 40)
                .get(key);
        String text = key.equals("Enter") ? "\r" : "";
        send(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "windowsVirtualKeyCode", code, "text", text));
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
        return this;
    }

    /** Returns the addresses that the browser requested. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Returns requests that failed, errors of scripts, and violations of the Content-Security-Policy. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Returns the responses that servers sent, in no order. */
    public List<Received> received() {
        return List.copyOf(received.values());
    }

    /** Forgets requests, responses and faults. */
    public void forget() {
        requests.clear();
        faults.clear();
        received.clear();
        fromCache.clear();
    }

    /** Writes a picture of the window as PNG. */
    public void picture(Path file) {
        String data = send("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asText();
        try {
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Returns the violations of the rules of axe on this page, with the elements; empty if there are none. */
    public List<String> inaccessible() {
        value(axe());
        JsonNode found = value("axe.run().then(result => result.violations.map(rule => rule.id + ': ' + "
                + "rule.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')))");
        return JSON.convertValue(found, JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    private static String axe() {
        try (InputStream file =
                Browser.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8) + "; true";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String quoted(String text) {
        return JSON.valueToTree(text).toString();
    }

    private JsonNode send(String method, Map<String, Object> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        Map<String, Object> message = Map.of("id", id, "method", method, "params", parameters);
        try {
            synchronized (this) {
                socket.sendText(JSON.writeValueAsString(message), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            JsonNode received = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (received.has("error")) {
                throw new AssertionError(method + ": " + received.get("error"));
            }
            return received.get("result");
        } catch (Exception failed) {
            throw new AssertionError(method + " " + parameters.keySet() + " failed", failed);
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        AssertionError last = new AssertionError("not in time");
        while (System.nanoTime() < end) {
            try {
                if (condition.holds()) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (AssertionError navigating) {
                last = navigating;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
        throw new AssertionError("waited for " + PATIENCE_SECONDS + " seconds", last);
    }

    private void respond(String request, JsonNode head) {
        if (head.get("url").asText().startsWith("http")
                && !head.path("fromDiskCache").asBoolean()
                && !fromCache.contains(request)) {
            received.put(
                    request,
                    new Received(
                            head.get("mimeType").asText(),
                            head.get("encodedDataLength").asLong()));
        }
    }

    /** Receives answers and events. */
    private final class Messages implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                try {
                    receive(JSON.readTree(text.toString()));
                } catch (IOException malformed) {
                    throw new UncheckedIOException(malformed);
                } finally {
                    text.setLength(0);
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void receive(JsonNode message) {
            JsonNode event = message.path("params");
            switch (message.path("method").asText()) {
                case "" -> waiting.remove(message.get("id").asInt()).complete(message);
                case "Network.requestWillBeSent" ->
                    requests.add(event.at("/request/url").asText());
                case "Network.requestServedFromCache" ->
                    fromCache.add(event.get("requestId").asText());
                case "Network.responseReceived" ->
                    respond(event.get("requestId").asText(), event.get("response"));
                case "Network.loadingFinished" ->
                    received.computeIfPresent(
                            event.get("requestId").asText(),
                            (id, head) -> new Received(
                                    head.mediaType,
                                    event.get("encodedDataLength").asLong()));
                case "Network.loadingFailed" -> {
                    if (!event.path("canceled").asBoolean()) {
                        faults.add(event.path("errorText").asText());
                    }
                }
                case "Runtime.exceptionThrown" ->
                    faults.add(
                            event.at("/exceptionDetails/exception/description").asText());
                case "Log.entryAdded" -> {
                    if (event.at("/entry/level").asText().equals("error")) {
                        faults.add(event.at("/entry/text").asText() + " "
                                + event.at("/entry/url").asText());
                    }
                }
                default -> {
                    // Other events are ignored.
                }
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        } catch (IOException left) {
            // A temporary folder that stays harms no test.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
