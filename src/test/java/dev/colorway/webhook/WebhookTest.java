// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.stranger;
import static dev.colorway.testing.WritableCatalog.unique;
import static dev.colorway.testing.WritableCatalog.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.testing.Api;
import dev.colorway.testing.HeldIndex;
import dev.colorway.testing.Lane;
import dev.colorway.testing.NewsCatalog;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import dev.colorway.transaction.Writes;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks and receivers on this machine. Pauses and time limits are short. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class WebhookTest {

    /** More than the connections of the service. */
    private static final int CALLERS = 40;
    /** Few enough that the writers do not wait until their timeout. */
    private static final int READS = 20;

    @Inject
    AgroalDataSource database;

    @Inject
    EntityManager entities;

    @Inject
    SessionFactory sessions;

    @Inject
    LongWrite longWrite;

    private Receiver receiver;
    private final List<String> webhooks = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        webhooks.forEach(webhook -> delete(webhook, null).then().statusCode(204));
        receiver.close();
    }

    /** Creates a webhook with these further fields, and returns the response. */
    private JsonNode webhook(String fields) {
        Response answer = post("/webhooks", "{\"address\":\"" + receiver.address("/hook?x=1") + "\"" + fields + "}");
        assertEquals(201, answer.statusCode(), answer.asString());
        JsonNode webhook = Api.json(answer.asString());
        assertEquals(webhook.get("url").asText(), answer.header("Location"));
        assertEquals("no-store", answer.header("Cache-Control"));
        webhooks.add(address(webhook));
        return webhook;
    }

    private static String address(JsonNode webhook) {
        return Api.relative(webhook.get("url").asText());
    }

    private static JsonNode read(String address) {
        return Api.json(writer().get(address).then().statusCode(200).extract().asString());
    }

    private static JsonNode send(String address) {
        return Api.json(writer().post(address).then().statusCode(200).extract().asString());
    }

    private static String brand(String word) {
        return created("/brands", WrittenKind.BRANDS.minimal(unique(word)).toString());
    }

    private static List<String> urls(List<Receiver.Request> requests) {
        return requests.stream()
                .map(request -> Api.relative(request.json().at("/data/url").asText()))
                .toList();
    }

    @Test
    void sendsEachChangeSignedAndAsTheListShowsIt() throws GeneralSecurityException {
        JsonNode webhook = webhook(",\"resources\":[\"brands\"]");
        long revision = Api.revision();
        String brand = brand("hook");
        delete(brand, "*").then().statusCode(204);
        List<Receiver.Request> requests = receiver.accepted(2);
        JsonNode changes = Api.get("/changes?after=" + revision + "&resource=brands");
        for (int i = 0; i < 2; i++) {
            Receiver.Request request = requests.get(i);
            JsonNode change = changes.at("/items/" + i);
            assertEquals(change, request.json().get("data"));
            assertEquals(change.get("at"), request.json().get("timestamp"));
            assertEquals(
                    i == 0 ? "brand.created" : "brand.deleted",
                    request.json().get("type").asText());
            assertEquals(Receiver.id(webhook, change), request.id());
            assertEquals("application/json", request.headers().getFirst("Content-Type"));
            // The signature as Standard Webhooks defines it, computed without the code of the service.
            String secret = webhook.get("secret").asText();
            assertTrue(secret.matches("whsec_[A-Za-z0-9+/]{43}="), secret);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
            String timestamp = request.headers().getFirst("webhook-timestamp");
            assertTrue(Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(timestamp)) < 300, timestamp);
            String signed = request.id() + "." + timestamp + "." + request.body();
            assertEquals(
                    "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))),
                    request.headers().getFirst("webhook-signature"));
        }
    }

    @Test
    void showsTheSecretOnce() {
        JsonNode webhook = webhook("");
        brand("secret");
        receiver.accepted(1);
        String secret = webhook.get("secret").asText();
        String address = address(webhook);
        send(address + "/ping");
        for (String later : List.of(address, "/webhooks", address + "/deliveries", "/catalog", "/changes")) {
            String shown = writer().get(later).asString();
            assertFalse(shown.contains(secret.substring(6)), later);
            assertFalse(shown.contains("whsec"), later);
        }
        assertFalse(patch(address, "{\"status\":\"OFF\"}", null).asString().contains("whsec"));
        assertFalse(new WebhookSecret(secret).toString().contains(secret.substring(6)));
    }

    @Test
    void selectsChangesByListCollaboratorAndKind() {
        webhook(",\"resources\":[\"designers\"],\"changes\":[\"DELETED\",\"CHANGED\"]");
        String designer = created(
                "/designers", WrittenKind.DESIGNERS.minimal(unique("hook")).toString());
        brand("other");
        patch(designer, "{\"name\":\"Other name\"}", "*").then().statusCode(200);
        delete(designer, "*").then().statusCode(204);
        assertEquals(
                List.of("designer.changed", "designer.deleted"),
                receiver.accepted(2).stream()
                        .map(request -> request.json().get("type").asText())
                        .toList());
        webhook(",\"collaborators\":[\"jjjjound\"]");
        brand("other");
        String price = post("/prices", price("1201A457-101", "1500.00", "2026-11-24"))
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        assertEquals(Api.relative(price), urls(receiver.accepted(3)).get(2));
        delete(Api.relative(price), "*");
        receiver.accepted(4);
    }

    private static String price(String sneaker, String amount, String at) {
        return """
                {"sneaker": "%s", "amount": %s, "currency": "SGD", "kind": "ASK", "size": "US9", \
                "observedAt": "%s", "source": "hooks"}""".formatted(sneaker, amount, at);
    }

    private static void priced(String sneaker, String amount, String at) {
        post("/prices", price(sneaker, amount, at)).then().statusCode(201);
    }

    @Test
    void sendsOneAlertWhenAPriceFallsBelowAnAmount() {
        String sneaker = created(
                        "/sneakers",
                        WrittenKind.SNEAKERS.minimal(unique("alert")).toString())
                .replace("/sneakers/", "");
        priced(sneaker, "320.00", "2026-11-01");
        JsonNode webhook = webhook(",\"priceBelow\":{\"sneaker\":\"" + sneaker
                + "\",\"size\":\"US9\",\"currency\":\"sgd\",\"below\":300}");
        assertEquals(sneaker, webhook.at("/priceBelow/sneaker/slug").asText());
        assertFalse(webhook.at("/priceBelow/isBelow").asBoolean());
        priced(sneaker, "300.00", "2026-11-02");
        caughtUp(webhook);
        priced(sneaker, "299.99", "2026-11-03");
        JsonNode first = receiver.accepted(1).get(0).json();
        assertEquals("price.below", first.get("type").asText());
        assertEquals("299.99", first.at("/data/price/amount").asText());
        assertEquals("300.00", first.at("/data/below").toString());
        assertEquals("US9", first.at("/data/price/size").asText());
        priced(sneaker, "250.00", "2026-11-04");
        caughtUp(webhook);
        assertTrue(read(address(webhook)).at("/priceBelow/isBelow").asBoolean());
        priced(sneaker, "310.00", "2026-11-05");
        caughtUp(webhook);
        priced(sneaker, "200.00", "2026-11-06");
        assertEquals(
                "200.00",
                receiver.accepted(2).get(1).json().at("/data/price/amount").asText());
        assertEquals(2, receiver.accepted(2).size());
        delete("/sneakers/" + sneaker + "?withPrices=true", "*").then().statusCode(204);
        Receiver.await(() -> read(address(webhook)).get("status").asText().equals("OFF"), () -> "a deleted sneaker");
        assertEquals(
                "The sneaker of its price alert was deleted.",
                read(address(webhook)).get("statusReason").asText());
    }

    @Test
    void sendsOneDigestInEachWeek() {
        itIs("2031-05-11T23:00:00Z");
        JsonNode webhook = webhook(",\"digest\":\"WEEKLY\",\"collaborators\":[\"jjjjound\"]");
        assertEquals("WEEKLY", webhook.get("digest").asText());
        webhook(",\"resources\":[\"brands\"]");
        brand("digest");
        receiver.accepted(1);
        assertEquals(0, digests(webhook), "the week has not ended");
        itIs("2031-05-12T00:00:00Z");
        Receiver.Request request = receiver.accepted(2).get(1);
        assertEquals("digest", request.json().get("type").asText());
        JsonNode digest = request.json().get("data");
        assertEquals("2031-05-12", digest.get("date").asText());
        assertEquals("2031-05-05", digest.get("since").asText());
        JsonNode today = Api.get("/digest?collaborator=jjjjound");
        assertEquals("2031-05-06", today.get("since").asText());
        assertEquals(((ObjectNode) today).put("since", "2031-05-05"), digest);
        assertTrue(
                request.id().matches("webhook-" + webhook.get("id").asText() + "-digest-2031-W20-[0-9]{16}"),
                request.id());
        itIs("2031-05-18T23:59:59Z");
        brand("digest");
        receiver.accepted(3);
        // The clock of another process can be behind.
        itIs("2031-05-11T23:59:59Z");
        brand("digest");
        receiver.accepted(4);
        assertEquals(1, digests(webhook), "one message in each week");
        receiver.answering(ordinal -> ordinal == 5 ? 500 : 204);
        itIs("2031-06-30T12:00:00Z");
        List<Receiver.Request> accepted = receiver.accepted(5);
        assertEquals("2031-06-30", accepted.get(4).json().at("/data/date").asText());
        assertEquals(6, receiver.requests.size(), "repeated after a failure");
        Receiver.await(() -> read(address(webhook)).get("pending").asInt() == 0, () -> "pending");
        assertEquals(2, digests(webhook), "the digests of missed weeks are not sent");
    }

    @Test
    void digestsCoverWholeWeeksWithoutGapOrOverlap() throws SQLException {
        NewsCatalog news = new NewsCatalog();
        String first = createdAt(news, "2021-05-03T10:00:00Z");
        String last = createdAt(news, "2021-05-09T23:59:59Z");
        String next = createdAt(news, "2021-05-10T00:00:01Z");
        NewsCatalog.ask(first, "200", "SGD", LocalDate.parse("2021-04-20"));
        NewsCatalog.ask(first, "300", "SGD", LocalDate.parse("2021-05-03"));
        try {
            itIs("2021-05-03T12:00:00Z");
            webhook(",\"digest\":\"WEEKLY\",\"collaborators\":[\"" + news.collaborator() + "\"]");
            itIs("2021-05-10T00:00:05Z");
            JsonNode digest = receiver.accepted(1).get(0).json().get("data");
            assertEquals(List.of(last, first), slugs(digest));
            assertEquals(first, digest.at("/gainers/items/0/sneaker/slug").asText());
            // A late message also has the news of the last complete week.
            itIs("2021-05-19T12:00:00Z");
            JsonNode later = receiver.accepted(2).get(1).json().get("data");
            assertEquals("2021-05-19", later.get("date").asText());
            assertEquals("2021-05-10", later.get("since").asText());
            assertEquals(List.of(next), slugs(later));
            assertEquals(0, later.at("/gainers/total").asInt());
        } finally {
            delete("/sneakers/" + first + "?withPrices=true", "*");
        }
    }

    @Test
    void aDigestWaitsUntilTheIndexHasTheLastWrite() {
        NewsCatalog news = new NewsCatalog();
        JsonNode digest = webhook(",\"digest\":\"WEEKLY\",\"collaborators\":[\"" + news.collaborator() + "\"]");
        webhook(",\"resources\":[\"sneakers\"]");
        assertEquals(0, Api.get(news.address("/sneakers")).get("total").asInt(), "the index has all earlier writes");
        // While the second webhook is retried, the first has its turn, too.
        receiver.answering(ordinal -> 500);
        HeldIndex.duringImport(news.row(), () -> {
            Receiver.await(() -> !receiver.requests.isEmpty(), () -> "no attempt");
            itIs(Instant.now().plus(Duration.ofDays(7)).toString());
            int before = receiver.requests.size();
            Receiver.await(() -> receiver.requests.size() >= before + 5, () -> "no more attempts");
            assertEquals(0, digests(digest), "the index is older than the catalog");
        });
        receiver.answering(ordinal -> 204);
        Receiver.await(() -> digests(digest) == 1, () -> "no digest");
        JsonNode sent = receiver.accepted(2).stream()
                .map(Receiver.Request::json)
                .filter(message -> message.get("type").asText().equals("digest"))
                .findFirst()
                .orElseThrow();
        assertEquals(1, sent.at("/data/created/total").asInt());
    }

    @Test
    void refusesADigestWithMoreCollaboratorsThanAQueryCanName() {
        List<String> names = IntStream.range(0, 45)
                .mapToObj(i -> unique("long") + "x".repeat(140))
                .toList();
        names.forEach(
                name -> created("/collaborators", "{\"slug\":\"" + unique("long") + "\",\"name\":\"" + name + "\"}"));
        String body =
                "{\"address\":\"https://a.example/\",\"collaborators\":[\"" + String.join("\",\"", names) + "\"]%s}";
        JsonNode problem = refusedAt(
                "/collaborators", "400 invalid-body", post("/webhooks", body.formatted(",\"digest\":\"WEEKLY\"")));
        assertTrue(problem.get("detail").asText().contains("6000 characters"), problem.toString());
        Response ofChanges = post("/webhooks", body.formatted(""));
        assertEquals(201, ofChanges.statusCode(), ofChanges.asString());
        webhooks.add(Api.relative(ofChanges.header("Location")));
    }

    @Test
    void isSwitchedOffWithTheReasonIfItsMessageCannotBeMade() throws SQLException {
        String address = address(webhook(",\"digest\":\"WEEKLY\",\"collaborators\":[\"jjjjound\"]"));
        try (Connection connection = database.getConnection();
                PreparedStatement set = connection.prepareStatement(
                        "update webhook set collaborators = ?, digest_week = '2020-W01' where id = ?")) {
            // An earlier version of the service stored such a webhook.
            set.setString(
                    1,
                    IntStream.range(0, 40)
                            .mapToObj(i -> "\"" + "x".repeat(190) + i + "\"")
                            .collect(Collectors.joining(",", "[", "]")));
            set.setLong(2, Long.parseLong(address.replaceAll(".*/", "")));
            assertEquals(1, set.executeUpdate());
        }
        Receiver.await(
                () -> read(address).has("failingSince"), () -> read(address).toString());
        Receiver.await(
                () -> read(address).get("status").asText().equals("OFF"),
                () -> read(address).toString());
        String reason = read(address).get("statusReason").asText();
        assertTrue(
                reason.contains("The last one: the message could not be created: ") && reason.contains("6000"), reason);
    }

    private static List<String> slugs(JsonNode digest) {
        return Api.items(digest.get("created"))
                .map(sneaker -> sneaker.get("slug").asText())
                .toList();
    }

    /** Creates a sneaker as if it had been created at this time. */
    private String createdAt(NewsCatalog news, String time) throws SQLException {
        String slug = news.sneaker("");
        try (Connection connection = database.getConnection();
                PreparedStatement set =
                        connection.prepareStatement("update sneaker set created_at = ? where slug = ?")) {
            set.setObject(1, OffsetDateTime.parse(time));
            set.setString(2, slug);
            assertEquals(1, set.executeUpdate());
        }
        // A write makes the index read the sneaker again.
        patch("/sneakers/" + slug, "{\"colorway\":\"" + time + "\"}", "*")
                .then()
                .statusCode(200);
        return slug;
    }

    private static int digests(JsonNode webhook) {
        return read(address(webhook) + "/deliveries").get("items").size();
    }

    private static void itIs(String time) {
        QuarkusMock.installMockForType(Clock.fixed(Instant.parse(time), ZoneOffset.UTC), Clock.class);
    }

    /** Waits until a webhook has looked at all changes. */
    private static void caughtUp(JsonNode webhook) {
        String revision = Long.toString(Api.revision());
        Receiver.await(
                () -> read(address(webhook)).get("position").asText().equals(revision),
                () -> read(address(webhook)).toString());
    }

    @Test
    void deliversInOrderToAReceiverThatFailsAndHangs() {
        receiver.answering(ordinal -> ordinal % 10 == 0 ? Receiver.HANG : ordinal % 3 == 0 ? 500 : 200);
        JsonNode webhook = webhook(",\"resources\":[\"prices\"]");
        String sneaker = created(
                        "/sneakers",
                        WrittenKind.SNEAKERS.minimal(unique("many")).toString())
                .replace("/sneakers/", "");
        long revision = Api.revision();
        int changes = Lane.size(50, 10_000);
        for (int from = 0; from < changes; from += 50) {
            List<String> prices = IntStream.range(from, from + 50)
                    .mapToObj(i -> price(
                            sneaker, "300.00", Instant.EPOCH.plusSeconds(i).toString()))
                    .toList();
            post("/prices", "[" + String.join(",", prices) + "]").then().statusCode(201);
        }
        Receiver.await(
                () -> receiver.requests.stream()
                                        .filter(request -> request.status() == 200)
                                        .count()
                                >= changes
                        && read(address(webhook)).get("pending").asInt() == 0,
                () -> read(address(webhook)).toString());
        List<String> expected = Api.walk("/changes?resource=prices&limit=1000&after=" + revision).stream()
                .map(change -> Receiver.id(webhook, change))
                .toList();
        assertEquals(changes, expected.size());
        // A repeated message has the same id and the same body. The others are in the order of the changes.
        Map<String, String> bodies = new HashMap<>();
        List<String> ids = new ArrayList<>();
        receiver.requests.forEach(request -> {
            String before = bodies.putIfAbsent(request.id(), request.body());
            if (before == null) {
                ids.add(request.id());
            } else {
                assertEquals(before, request.body());
                assertEquals(ids.get(ids.size() - 1), request.id(), "only the last message is repeated");
            }
        });
        assertEquals(expected, ids);
    }

    /** Writes get only half of the connections. A ping or a change of a webhook is a write, too. */
    @Test
    void writesThatWaitForAWebhookBlockNoReads() throws Exception {
        String webhook = address(webhook(""));
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<Integer>> statuses = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select id from webhook where id = " + webhook.replaceAll(".*/", "") + " for update");
            for (int i = 0; i < CALLERS; i++) {
                boolean isPing = i % 2 == 0;
                statuses.add(callers.submit(
                        () -> (isPing ? writer().post(webhook + "/ping") : patch(webhook, "{\"status\":\"OFF\"}", null))
                                .statusCode()));
            }
            for (int i = 0; i < READS; i++) {
                Response read = Api.ask("/prices?source=" + unique("nowhere"));
                assertEquals(200, read.statusCode(), read.asString());
            }
            connection.rollback();
            for (Future<Integer> status : statuses) {
                assertEquals(200, status.get());
            }
        } finally {
            callers.shutdownNow();
        }
    }

    /** A write that runs until the test ends it. */
    @ApplicationScoped
    static class LongWrite {

        @Writes.Step
        @Transactional
        void until(CountDownLatch end) throws InterruptedException {
            end.await();
        }
    }

    @Test
    void theResultOfASentMessageIsStoredWhileWritesWaitForEachOther() {
        String webhook = address(webhook(""));
        send(webhook + "/ping");
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> writers = IntStream.range(0, CALLERS)
                .mapToObj(i -> new Thread(() -> writeUntil(end)))
                .toList();
        try {
            writers.forEach(Thread::start);
            Receiver.await(
                    () -> writers.stream()
                            .allMatch(each -> each.getState() == Thread.State.WAITING
                                    || each.getState() == Thread.State.TIMED_WAITING),
                    () -> "not all writes wait");
            assertEquals(
                    "DELIVERED",
                    send(webhook + "/deliveries/1/resend").get("status").asText());
            assertEquals(2, receiver.requests.size());
        } finally {
            end.countDown();
        }
    }

    private void writeUntil(CountDownLatch end) {
        try {
            longWrite.until(end);
        } catch (ProblemException refused) {
            // It has waited too long for its turn.
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    @Test
    void aReceiverThatHangsDelaysNoOther() throws IOException {
        receiver.answering(ordinal -> Receiver.HANG);
        webhook("");
        try (Receiver other = new Receiver()) {
            Receiver hanging = receiver;
            receiver = other;
            webhook("");
            for (int i = 0; i < 10; i++) {
                brand("fast");
            }
            other.accepted(10);
            assertTrue(hanging.requests.stream()
                            .map(Receiver.Request::id)
                            .distinct()
                            .count()
                    <= 1);
            receiver = hanging;
        }
    }

    @Test
    void isSwitchedOffAfterFailuresAndGoesOnWhenSwitchedOn() {
        receiver.answering(ordinal -> 302);
        JsonNode webhook = webhook("");
        String first = brand("off");
        String second = brand("off");
        Receiver.await(() -> read(address(webhook)).get("attempts").asInt() > 1, () -> "no attempts");
        JsonNode failing = read(address(webhook));
        assertEquals("ACTIVE", failing.get("status").asText());
        assertTrue(failing.has("failingSince") && failing.get("pending").asInt() > 0, failing.toString());
        Receiver.await(
                () -> read(address(webhook)).get("status").asText().equals("OFF"),
                () -> read(address(webhook)).toString());
        JsonNode off = read(address(webhook));
        assertTrue(
                off.get("statusReason")
                        .asText()
                        .endsWith("The last one: the receiver answered 302, and redirects are not followed."),
                off.toString());
        assertNotEquals(webhook.get("statusAt"), off.get("statusAt"));
        assertEquals(
                1,
                receiver.requests.stream().map(Receiver.Request::id).distinct().count());
        JsonNode delivery =
                read(address(webhook) + "/deliveries?limit=1&before=2").at("/items/0");
        assertEquals(302, delivery.get("responseStatus").asInt());
        assertEquals("PENDING", delivery.get("status").asText());
        refused("409 webhook-refused", writer().post(address(webhook) + "/deliveries/1/resend"));
        receiver.answering(ordinal -> 204);
        JsonNode on = Api.json(
                patch(address(webhook), "{\"status\":\"ACTIVE\"}", null).asString());
        assertEquals("ACTIVE", on.get("status").asText());
        assertFalse(on.has("statusReason"));
        assertEquals(List.of(first, second), urls(receiver.accepted(2)));
    }

    @Test
    void goesOnAfterASkippedMessage() {
        receiver.refusing("refused-");
        JsonNode webhook = webhook(",\"resources\":[\"brands\"]");
        String deliveries = address(webhook) + "/deliveries/";
        brand("refused");
        String next = brand("accepted");
        Receiver.await(() -> read(address(webhook)).get("attempts").asInt() > 1, () -> "no attempts");
        JsonNode skipped = send(deliveries + "1/skip");
        assertEquals("FAILED", skipped.get("status").asText());
        assertEquals(422, skipped.get("responseStatus").asInt());
        assertEquals(List.of(next), urls(receiver.accepted(1)));
        assertEquals("ACTIVE", read(address(webhook)).get("status").asText());
        refused("409 webhook-refused", writer().post(deliveries + "1/skip"));
        refused("409 webhook-refused", writer().post(deliveries + "2/skip"));
        refused("404 not-found", writer().post(deliveries + "99/skip"));
        receiver.answering(ordinal -> 204);
        assertEquals("DELIVERED", send(deliveries + "1/resend").get("status").asText());
    }

    @Test
    void aMessageSkippedDuringAnAttemptGetsTheResultOfTheAttempt() {
        CountDownLatch skipped = new CountDownLatch(1);
        receiver.answering(ordinal -> {
            try {
                skipped.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return 204;
        });
        JsonNode webhook = webhook(",\"resources\":[\"brands\"]");
        brand("in-flight");
        Receiver.await(() -> receiver.isAsked(), () -> "no attempt");
        assertEquals(
                "FAILED",
                send(address(webhook) + "/deliveries/1/skip").get("status").asText());
        skipped.countDown();
        Receiver.await(
                () -> read(address(webhook) + "/deliveries")
                        .at("/items/0/status")
                        .asText()
                        .equals("DELIVERED"),
                () -> read(address(webhook) + "/deliveries").toString());
        assertEquals(0, read(address(webhook)).get("pending").asInt());
    }

    @Test
    void aSkippedMessageDoesNotSwitchAWebhookOn() {
        receiver.refusing("refused-");
        JsonNode webhook = webhook(",\"resources\":[\"brands\"]");
        brand("refused");
        String next = brand("accepted");
        Receiver.await(() -> !receiver.requests.isEmpty(), () -> "no attempts");
        patch(address(webhook), "{\"status\":\"OFF\"}", null).then().statusCode(200);
        send(address(webhook) + "/deliveries/1/skip");
        JsonNode off = read(address(webhook));
        assertEquals("OFF", off.get("status").asText());
        assertEquals(0, off.get("attempts").asInt());
        patch(address(webhook), "{\"status\":\"ACTIVE\"}", null).then().statusCode(200);
        assertEquals(List.of(next), urls(receiver.accepted(1)));
    }

    @Test
    void isSwitchedOffByAReceiverThatIsGone() {
        receiver.answering(ordinal -> 410);
        JsonNode webhook = webhook("");
        brand("gone");
        Receiver.await(
                () -> read(address(webhook)).get("status").asText().equals("OFF"),
                () -> read(address(webhook)).toString());
        assertEquals(1, receiver.requests.size());
    }

    @Test
    void listsAndRepeatsDeliveries() {
        JsonNode webhook = webhook("");
        String address = address(webhook);
        for (int i = 0; i < 5; i++) {
            brand("listed");
        }
        List<Receiver.Request> accepted = receiver.accepted(5);
        Receiver.await(() -> read(address).get("pending").asInt() == 0, () -> "pending");
        List<String> ids = new ArrayList<>();
        String next = address + "/deliveries?limit=2";
        while (next != null) {
            JsonNode page = read(next);
            page.get("items").forEach(delivery -> {
                assertEquals("DELIVERED", delivery.get("status").asText());
                assertEquals(204, delivery.get("responseStatus").asInt());
                ids.add(0, delivery.get("messageId").asText());
            });
            next = page.has("next") ? Api.relative(page.get("next").asText()) : null;
        }
        assertEquals(accepted.stream().map(Receiver.Request::id).toList(), ids);
        JsonNode again = send(address + "/deliveries/3/resend");
        assertEquals(2, again.get("attempts").asInt());
        Receiver.Request last = receiver.requests.get(receiver.requests.size() - 1);
        assertEquals(accepted.get(2).id(), last.id());
        assertEquals(accepted.get(2).body(), last.body());
        receiver.answering(ordinal -> 500);
        JsonNode failed = send(address + "/deliveries/3/resend");
        assertEquals("DELIVERED", failed.get("status").asText());
        assertEquals("the receiver answered 500", failed.get("error").asText());
        JsonNode ping = send(address + "/ping");
        assertEquals("FAILED", ping.get("status").asText());
        assertEquals("ping", ping.get("type").asText());
        receiver.answering(ordinal -> 200);
        assertEquals("DELIVERED", send(address + "/ping").get("status").asText());
        assertEquals("ACTIVE", read(address).get("status").asText());
        refused("404 not-found", writer().post(address + "/deliveries/99/resend"));
        refused("404 not-found", writer().post("/webhooks/99999/ping"));
        refused("404 not-found", writer().get("/webhooks/x"));
    }

    private void keepNoChanges() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "update catalog_revision set changes_after = revision where id = 1")
                        .executeUpdate());
    }

    @Test
    void saysWhichChangesItHasMissed() {
        JsonNode webhook = webhook("");
        patch(address(webhook), "{\"status\":\"OFF\"}", null).then().statusCode(200);
        brand("missed");
        long missed = Api.revision();
        keepNoChanges();
        String kept = brand("kept");
        patch(address(webhook), "{\"status\":\"ACTIVE\"}", null).then().statusCode(200);
        List<Receiver.Request> messages = receiver.accepted(2);
        assertEquals("changes.gap", messages.get(0).json().get("type").asText());
        assertEquals(webhook.get("position"), messages.get(0).json().at("/data/after"));
        assertEquals(
                Long.toString(missed), messages.get(0).json().at("/data/upTo").asText());
        assertEquals(kept, urls(messages).get(1));
        assertEquals(
                Long.toString(missed), read(address(webhook)).at("/gap/upTo").asText());
    }

    @Test
    void sendsAPriceAlertAlthoughItsChangesAreGone() {
        String sneaker = created(
                        "/sneakers",
                        WrittenKind.SNEAKERS.minimal(unique("alert")).toString())
                .replace("/sneakers/", "");
        priced(sneaker, "350.00", "2026-11-01");
        String address = address(
                webhook(",\"priceBelow\":{\"sneaker\":\"" + sneaker + "\",\"currency\":\"SGD\",\"below\":300}"));
        patch(address, "{\"status\":\"OFF\"}", null).then().statusCode(200);
        priced(sneaker, "250.00", "2026-11-02");
        keepNoChanges();
        patch(address, "{\"status\":\"ACTIVE\"}", null).then().statusCode(200);
        Receiver.Request message = receiver.accepted(1).get(0);
        assertEquals("price.below", message.json().get("type").asText());
        assertEquals("250.00", message.json().at("/data/price/amount").asText());
        Receiver.await(() -> read(address).get("pending").asInt() == 0, () -> "pending");
        JsonNode after = read(address);
        assertEquals(Long.toString(Api.revision()), after.get("position").asText());
        assertFalse(after.has("gap"), "it needs no changes");
        assertEquals(1, receiver.requests.size());
    }

    @Test
    void staysOffIfAnAttemptFailsLater() {
        receiver.answering(ordinal -> Receiver.HANG);
        String address = address(webhook(""));
        brand("off");
        Receiver.await(() -> receiver.requests.size() == 1, () -> "no attempt");
        patch(address, "{\"status\":\"OFF\"}", null).then().statusCode(200);
        Receiver.await(() -> read(address).get("attempts").asInt() == 1, () -> "no result");
        JsonNode off = read(address);
        assertEquals("OFF", off.get("status").asText());
        assertFalse(off.has("nextAttemptAt"), off.toString());
        receiver.answering(ordinal -> 204);
        patch(address, "{\"status\":\"ACTIVE\"}", null).then().statusCode(200);
        receiver.accepted(1);
    }

    @Test
    void isForWritersOnly() {
        String address = address(webhook(""));
        for (String read : List.of("/webhooks", address, address + "/deliveries")) {
            refused("401 unauthenticated", stranger().get(read));
        }
        for (String write : List.of("/webhooks", address + "/ping", address + "/deliveries/1/resend")) {
            refused(
                    "401 unauthenticated",
                    stranger().contentType("application/json").body("{}").post(write));
        }
        refused("401 unauthenticated", stranger().delete(address));
        refused(
                "401 unauthenticated",
                stranger()
                        .contentType("application/merge-patch+json")
                        .body("{}")
                        .patch(address));
    }

    @Test
    void limitsTheCountOfWebhooks() {
        for (int i = 0; i < WritableCatalog.MAX_WEBHOOKS; i++) {
            webhook("");
        }
        refused("409 webhook-refused", post("/webhooks", "{\"address\":\"http://127.0.0.1:1/\"}"));
        assertEquals(
                WritableCatalog.MAX_WEBHOOKS, read("/webhooks").get("items").size());
        JsonNode page = read("/webhooks?limit=3");
        assertEquals(3, page.get("items").size());
        assertEquals(
                1, read(Api.relative(page.get("next").asText())).get("items").size());
    }

    /**
     * Counts the statements of a read. Background work adds none: no webhook is due, and Hibernate does not count the
     * query for due webhooks.
     */
    private long statements(String address) {
        sessions.getStatistics().clear();
        read(address);
        return sessions.getStatistics().getPrepareStatementCount();
    }

    @Test
    void itsListsCostAFixedNumberOfStatements() {
        String alert = ",\"priceBelow\":{\"sneaker\":\"1201A457-101\",\"currency\":\"SGD\",\"below\":1}";
        String address = address(webhook(""));
        webhook(alert);
        webhook(alert);
        webhooks.forEach(
                webhook -> patch(webhook, "{\"status\":\"OFF\"}", null).then().statusCode(200));
        send(address + "/ping");
        send(address + "/ping");
        assertEquals(2, statements("/webhooks"));
        assertEquals(2, statements("/webhooks?limit=1"));
        assertEquals(2, statements(address + "/deliveries"));
        assertEquals(2, statements(address + "/deliveries?limit=1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /address | 400 invalid-body",
                "{\"address\":\"ftp://shop.example/\"} | /address | 400 invalid-body",
                "{\"address\":\"https:///x\"} | /address | 400 invalid-body",
                "{\"address\":\"https://user:secret@shop.example/\"} | /address | 400 invalid-body",
                "{\"address\":\"https://shop.example/#part\"} | /address | 400 invalid-body",
                "{\"address\":\"https://[2001:db8::1]/\"} | /address | 400 invalid-body",
                "{\"address\":\"https://a.example/\",\"resources\":[\"nothing\"]} | /resources/0 | 400 invalid-body",
                "{\"address\":\"https://a.example/\",\"changes\":[\"MOVED\"]} | /changes/0 | 400 invalid-body",
                "{\"address\":\"https://a.example/\",\"bogus\":1} | /bogus | 400 unknown-member",
                "{\"address\":\"https://a.example/\",\"secret\":\"x\"} | /secret | 400 unknown-member",
                "{\"address\":\"https://a.example/\",\"collaborators\":[\"JJJJound\",\"nobody at all\"]} "
                        + "| /collaborators/1 | 422 invalid-reference",
                "{\"address\":\"https://a.example/\",\"priceBelow\":{\"sneaker\":\"nothing-at-all\",\"currency\":"
                        + "\"SGD\",\"below\":1}} | /priceBelow/sneaker | 422 invalid-reference",
                "{\"address\":\"https://a.example/\",\"priceBelow\":{\"sneaker\":\"1201A457-101\",\"currency\":"
                        + "\"JPY\",\"below\":1.5}} | /priceBelow/below | 400 invalid-body",
                "{\"address\":\"https://a.example/\",\"priceBelow\":{\"sneaker\":\"1201A457-101\",\"currency\":"
                        + "\"SGD\",\"below\":1},\"changes\":[\"CREATED\"]} | /changes | 400 invalid-body",
                "{\"address\":\"https://a.example/\",\"digest\":\"DAILY\"} | /digest | 400 invalid-body",
                "{\"address\":\"https://a.example/\",\"digest\":\"WEEKLY\",\"resources\":[\"sneakers\"]} "
                        + "| /resources | 400 invalid-body"
            })
    void namesWhatIsWrong(String body, String pointer, String problem) {
        refusedAt(pointer, problem, post("/webhooks", body));
    }
}
