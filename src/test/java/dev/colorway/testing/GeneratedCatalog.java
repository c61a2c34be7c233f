// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.Audience;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.CatalogEntry;
import dev.colorway.collaboration.Collaboration;
import dev.colorway.collaboration.Collaborator;
import dev.colorway.designer.Designer;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.Price;
import dev.colorway.price.PriceKind;
import dev.colorway.price.history.PriceDayRebuild;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.Write;
import dev.colorway.silhouette.Award;
import dev.colorway.silhouette.Credit;
import dev.colorway.silhouette.DesignerRole;
import dev.colorway.silhouette.Silhouette;
import dev.colorway.silhouette.Technology;
import dev.colorway.size.ChartedSize;
import dev.colorway.size.ShoeSize;
import dev.colorway.size.SizeChart;
import dev.colorway.sneaker.BaseColor;
import dev.colorway.sneaker.Color;
import dev.colorway.sneaker.Sneaker;
import dev.colorway.sneaker.SneakerStatus;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A catalog of invented entries with many instances of each special case: equal names, names that differ by case and
 * accents only, no date, dates to the year, month and day, no price, equal prices, prices in several currencies, sizes
 * and kinds, histories. It is the same in each run.
 */
public final class GeneratedCatalog {

    /** An application that starts empty, for tests that fill it with a generated catalog. Its pages are German. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "colorway.first-catalog",
                    "false",
                    "colorway.page.language",
                    "de",
                    "colorway.page.address",
                    ADDRESS,
                    "colorway.page.title",
                    TITLE,
                    "colorway.page.accent",
                    ACCENT,
                    "colorway.page.currency",
                    "EUR",
                    "colorway.page.logo",
                    "src/main/resources/page/logo.svg");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Keys.class));
        }
    }

    /** The address of its pages for search engines. */
    public static final String ADDRESS = "https://sneakers.example/shop";

    /** The name of the site. */
    public static final String TITLE = "Turnschuhe <Köln>";

    /** The colour of focus and errors. */
    public static final String ACCENT = "#1f6f43";

    public static final int SNEAKERS = 48;

    /** All sneakers, including the one whose slug is the style code of another. */
    public static final int ALL_SNEAKERS = SNEAKERS + 1;

    private static final List<String> SIZES = List.of("US9", "US9.5", "EU42.5", "JP27");
    private static final List<String> DATES =
            List.of("2019", "2020", "2020-06", "2020-06-15", "2021-01-01", "2021-12", "2022", "2022-02-28");
    private static final List<String> COLORWAYS = List.of(
            "Silver Black",
            "silver black",
            "Crème",
            "Creme",
            "Ångström Blue",
            "Zest",
            "Oyster",
            "Übergrau",
            // A locale sorts these before or between the letters; by code point they come last.
            "Øresund Blue",
            "{Void}");
    /** Invented rates, two of them of the same day. */
    private static final String RATES = """
            [{"base":"EUR","quote":"SGD","date":"2026-01-01","rate":1.5,"source":"bank"},
            {"base":"EUR","quote":"USD","date":"2026-01-01","rate":1.1,"source":"bank"},
            {"base":"EUR","quote":"USD","date":"2026-01-02","rate":1.2,"source":"bank"}]""";

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** The revision of the catalog after the fill; -1 before the first fill. */
    private static long filledRevision = -1;

    private final Random random = new Random(14);
    private final List<Brand> brands = entries(3, Brand::new, "Brand", List.of("Alpha", "beta", "Ålpha"));
    private final List<Designer> designers = entries(5, Designer::new, "Designer", List.of());
    private final List<Collaborator> collaborators = entries(
            7,
            Collaborator::new,
            "Collaborator",
            // 'Collaborator-3' is written like the slug of another collaborator. 'Collaborator, 3' is the same name
            // with a comma.
            List.of(
                    "Kiko",
                    "Ōtomo",
                    "Collaborator 2",
                    "Collaborator 3",
                    "Collaborator 4",
                    "Collaborator-3",
                    "Collaborator, 3"));
    private final List<Silhouette> silhouettes =
            IntStream.range(0, 7).mapToObj(this::silhouette).toList();
    private final List<Collaboration> collaborations =
            IntStream.range(0, 7).mapToObj(this::collaboration).toList();

    private GeneratedCatalog() {
        chart(0, 0, "US9", "EU42.5");
        chart(1, 0, "US9", "JP27");
        chart(2, 1, "US9.5", "UK8.5", "JP27");
    }

    /** Returns all sizes in its prices and charts: each without a width, and with 2E, the only width in its prices. */
    public static List<String> knownSizes() {
        String detail =
                Api.problem(400, "/sneakers?size=EU14").at("/errors/0/detail").asText();
        return Stream.of(detail.substring(detail.indexOf(": ") + 2, detail.indexOf(", not "))
                        .split(", "))
                .flatMap(size -> Stream.of(size, size + "-2E"))
                .toList();
    }

    /**
     * Makes this the catalog of the application under test, instead of the entries that other tests left. Does nothing
     * if there was no write since the last call.
     */
    public static void fill() {
        if (filledRevision == Api.revision()
                && Api.get("/sneakers?limit=1").get("total").asInt() == ALL_SNEAKERS) {
            return;
        }
        Transfers.empty();
        QuarkusTransaction.requiringNew().run(() -> {
            GeneratedCatalog catalog = new GeneratedCatalog();
            IntStream.range(0, SNEAKERS).forEach(catalog::sneaker);
            // These prices are stored without the code that keeps the price history up to date.
            Panache.getEntityManager().flush();
            Panache.getSession().doWork(PriceDayRebuild::run);
            recordChanges(
                    CatalogChange.Kind.CREATED,
                    List.of(
                                    Sneaker.<Sneaker>listAll(),
                                    Silhouette.<Silhouette>listAll(),
                                    Collaborator.<Collaborator>listAll(),
                                    Designer.<Designer>listAll(),
                                    Brand.<Brand>listAll(),
                                    Collaboration.<Collaboration>listAll())
                            .stream()
                            .flatMap(List::stream)
                            .toList());
        });
        assertEquals(201, WritableCatalog.post("/exchange-rates", RATES).statusCode());
        filledRevision = Api.revision();
    }

    /**
     * Simulates other writers. Deletes the sneakers of the last call. Then creates new ones at the start, in the middle
     * and at the end of the list, unless the argument is negative.
     */
    public static void simulateWriters(int number) {
        QuarkusTransaction.requiringNew().run(() -> {
            recordChanges(CatalogChange.Kind.DELETED, Sneaker.<Sneaker>list("slug like 'passing-%'"));
            Sneaker.delete("slug like 'passing-%'");
            List<Sneaker> created = new ArrayList<>();
            for (String name : number < 0 ? List.<String>of() : List.of("A first", "Sneaker 'm", "Zz last")) {
                Sneaker sneaker = new Sneaker();
                sneaker.silhouette = Silhouette.findAll().firstResult();
                sneaker.createdAt = START;
                sneaker.updatedAt = START;
                created.add(persisted(
                        sneaker,
                        "passing-" + number + "-"
                                + name.toLowerCase(Locale.ROOT).charAt(0),
                        name));
            }
            recordChanges(CatalogChange.Kind.CREATED, created);
        });
    }

    /** Records changes for writes that bypass the API, because the index follows the recorded changes. */
    private static void recordChanges(CatalogChange.Kind change, List<? extends CatalogEntry> entries) {
        Write write = Write.begin();
        entries.forEach(entry -> write.record(new CatalogChange(
                entry.getClass().getSimpleName().toLowerCase(Locale.ROOT) + "s",
                change,
                entry.slug,
                entry.name,
                Set.of())));
        write.end();
    }

    private <E extends CatalogEntry> List<E> entries(
            int count, java.util.function.Supplier<E> constructor, String kind, List<String> names) {
        List<E> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(persisted(
                    constructor.get(),
                    kind.toLowerCase(Locale.ROOT) + "-" + i,
                    i < names.size() ? names.get(i) : kind + " " + i));
        }
        return entries;
    }

    /**
     * Creates a size chart. One brand has two charts, one brand has one, and one brand has none. With two charts, a
     * size is equivalent to another if either chart says so.
     */
    private void chart(int number, int brand, String... sizes) {
        SizeChart chart = new SizeChart();
        chart.brand = brands.get(brand);
        Stream.of(sizes).map(ShoeSize::new).forEach(size -> chart.sizes.add(ChartedSize.of(0, size)));
        persisted(chart, "size-chart-" + number, "Chart");
    }

    private Silhouette silhouette(int number) {
        Silhouette silhouette = new Silhouette();
        silhouette.brand = any(brands);
        silhouette.changeLine(number % 3 == 0 ? null : "Line " + number % 2);
        silhouette.released = number % 4 == 0 ? null : CalendarDate.fromString(any(DATES));
        silhouette.designers.add(new Credit(designers.get(number % 5), DesignerRole.DESIGNER));
        silhouette.designers.add(new Credit(
                designers.get((number + 1) % 5), number % 2 == 0 ? DesignerRole.NAMESAKE : DesignerRole.RELAUNCH));
        for (int i = 0; i <= number % 3; i++) {
            silhouette.technologies.add(new Technology("Tech " + (number + i) % 4, "heel", null));
        }
        silhouette.awards.add(new Award("Award " + number, null, 2000 + number));
        silhouette.awards.add(new Award("Award of all", "Jury", null));
        return persisted(silhouette, "silhouette-" + number, "Silhouette " + number / 2);
    }

    private Collaboration collaboration(int number) {
        Collaboration collaboration = new Collaboration();
        collaboration.brand = any(brands);
        // Two or three collaborators. Billing order differs from the order of their slugs.
        for (int i = 0; i < 2 + number % 2; i++) {
            collaboration.collaborators.add(collaborators.get((2 * number + 7 - i) % 7));
        }
        return persisted(collaboration, "collaboration-" + number, "Collaboration " + number);
    }

    private static Sneaker copyOf(Sneaker sneaker) {
        Sneaker copy = new Sneaker();
        copy.silhouette = sneaker.silhouette;
        copy.ownBrand = sneaker.ownBrand;
        copy.createdAt = sneaker.createdAt;
        copy.updatedAt = sneaker.updatedAt;
        return copy;
    }

    private void sneaker(int number) {
        Sneaker sneaker = new Sneaker();
        sneaker.silhouette = any(silhouettes);
        if (number % 8 == 5) {
            sneaker.silhouette = null;
            sneaker.ownBrand = brands.get(number % 3);
        }
        sneaker.collaboration = number % 3 == 0 ? null : any(collaborations);
        sneaker.colorway = any(COLORWAYS);
        sneaker.changeStyleCodes(number % 5 == 0 ? List.of() : List.of("1201A%03d-10%d".formatted(number, number % 7)));
        sneaker.releaseDate = number % 4 == 0 ? null : CalendarDate.fromString(any(DATES));
        // Each group of four sneakers has the same time, like the sneakers of one import.
        sneaker.createdAt = START.plus(number / 4, ChronoUnit.HOURS).plus(123_456, ChronoUnit.MICROS);
        sneaker.updatedAt = sneaker.createdAt.plus(number * 7 % 5, ChronoUnit.HOURS);
        sneaker.audience = number % 4 == 3 ? null : List.of(Audience.values()).get(number % 6);
        sneaker.status =
                number % 5 == 4 ? null : List.of(SneakerStatus.values()).get(number % 3);
        if (number % 6 == 2) {
            // Some of them designed the silhouette, too.
            sneaker.credits.add(new Credit(designers.get(number % 5), DesignerRole.DESIGNER));
            sneaker.credits.add(new Credit(designers.get((number + 2) % 5), DesignerRole.NAMESAKE));
        }
        for (int i = 0; i < number % 4; i++) {
            BaseColor base = List.of(BaseColor.values()).get((number * 3 + i) % 7);
            sneaker.colors.add(new Color("Colour " + base, number % 7 == 6 ? null : base, i == 0 ? "#0a0b0c" : null));
        }
        for (int i = 0; i < number % 3; i++) {
            sneaker.extraTechnologies.add(new Technology("Tech " + (number + i) % 6, null, null));
        }
        // The same tags in two spellings.
        sneaker.tags = IntStream.range(0, number % 4)
                .mapToObj(i -> (number % 2 == 0 ? "Tag " : "TÁG-") + (number + i) % 6)
                .toList();
        persisted(sneaker, "sneaker-%02d".formatted((number * 37) % SNEAKERS), "Sneaker '" + sneaker.colorway + "'");
        if (number == 1) {
            // Its slug is the style code of another sneaker.
            persisted(copyOf(sneaker), "1201a001-101", "Named like a code");
        }
        if (number == 2) {
            // The same lowest price, observed at two times.
            for (int hours : new int[] {3, 2}) {
                new Price(
                                sneaker.id,
                                PriceKind.ASK,
                                new ShoeSize("US9"),
                                BigDecimal.valueOf(50),
                                CurrencyCode.fromString("SGD"),
                                "shop " + hours,
                                START.plus(hours, ChronoUnit.HOURS))
                        .persist();
            }
        }
        if (number % 8 == 4) {
            new Price(
                            sneaker.id,
                            PriceKind.ASK,
                            new ShoeSize("US9-2E"),
                            BigDecimal.valueOf(100 + 5L * number),
                            CurrencyCode.fromString("SGD"),
                            "wide shop",
                            START)
                    .persist();
        }
        if (number % 6 == 1) {
            price(sneaker, PriceKind.ASK, SIZES.get(number / 6 % SIZES.size()), "SGD");
        }
        if (number % 4 == 1) {
            used(sneaker, number);
        }
        for (int i = 0; i < number % 5; i++) {
            price(sneaker, any(List.of(PriceKind.values())), any(SIZES), any(List.of("SGD", "SGD", "USD", "JPY")));
        }
    }

    /** Creates cheap prices of worn and faulty shoes. No price of a new shoe is so low. */
    private static void used(Sneaker sneaker, int number) {
        for (ItemCondition condition : List.of(ItemCondition.USED, ItemCondition.DEFECT)) {
            Price price = new Price(
                    sneaker.id,
                    number % 8 == 1 ? PriceKind.ASK : PriceKind.SALE,
                    new ShoeSize(SIZES.get(number % SIZES.size())),
                    BigDecimal.valueOf(condition == ItemCondition.USED ? 10 : 11),
                    CurrencyCode.fromString("SGD"),
                    "market of used shoes",
                    START);
            price.condition = condition;
            price.persist();
        }
    }

    /** Creates one to three observations from one source. Only the newest is current. */
    private void price(Sneaker sneaker, PriceKind kind, String size, String currency) {
        ShoeSize at = kind == PriceKind.RETAIL && random.nextBoolean() ? null : ShoeSize.fromString(size);
        String source = "source " + random.nextInt(1000);
        Price price = null;
        for (int i = 0; i <= random.nextInt(3); i++) {
            if (price != null) {
                Panache.getEntityManager()
                        .createNativeQuery("update price set is_current = null where id = " + price.id)
                        .executeUpdate();
            }
            BigDecimal amount = BigDecimal.valueOf(100 + 10L * random.nextInt(20))
                    .setScale(CurrencyCode.fromString(currency).digits());
            price = new Price(
                    sneaker.id,
                    kind,
                    at,
                    amount,
                    CurrencyCode.fromString(currency),
                    source,
                    START.plus(random.nextInt(1000) + 1000L * i, ChronoUnit.HOURS));
            price.market = source.endsWith("1") ? "SG" : source.endsWith("2") ? "JP" : "";
            price.persistAndFlush();
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static <E extends CatalogEntry> E persisted(E entry, String slug, String name) {
        entry.slug = slug;
        entry.rename(name);
        entry.persist();
        return entry;
    }
}
