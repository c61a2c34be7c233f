// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.colorway.query.Names;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * A generated catalog of any size for tests and measurements, as NDJSON. It consists of plain words and numbers; all
 * its people and companies are invented. Each row depends only on the seed and its index, and no state is stored, so
 * memory use does not grow with the catalog. The same parameters produce the same bytes on every JDK, because the
 * algorithm of {@link Random} is part of its contract.
 */
public final class CatalogGenerator {

    private static final int LARGEST = 10_000_000;
    private static final long NANOS_BETWEEN_REPORTS = 2_000_000_000L;
    /** The size of a silhouette family: first the numbered generations of its line, then models without a number. */
    private static final int FAMILY = 8;

    private static final List<String> MATERIALS = List.of(
            "Granite", "Maple", "Copper", "Linen", "Slate", "Cedar", "Cobalt", "Walnut", "Marble", "Velvet", "Basalt",
            "Willow", "Silk", "Pewter", "Birch", "Flint", "Amber", "Canvas", "Quartz", "Juniper", "Nickel", "Felt",
            "Chalk", "Alder");
    private static final List<String> HOUSES = List.of("Works", "Athletic", "Running", "Sport", "Footwear", "Goods");
    private static final List<String> MOTIONS = List.of(
            "Glide", "Comet", "Drift", "Arrow", "Pulse", "Ridge", "Orbit", "Stride", "Signal", "Current", "Vector",
            "Harbour", "Summit", "Tempo", "Meteor", "Canyon");
    private static final List<String> MODELS =
            List.of("Low", "High", "Trail", "Court", "Light", "Track", "Cup", "Slip");
    private static final List<String> COLOURS = List.of(
            "Silver",
            "Black",
            "White",
            "Cream",
            "Crème",
            "Navy",
            "Sage",
            "Clay",
            "Red",
            "Pure Silver",
            "Añil",
            "Oyster Grey",
            "Birch",
            "Cobalt",
            "Mint",
            "Rosé",
            "Sand",
            "Olive",
            "Ivory",
            "Graphite",
            "Lime",
            "Plum",
            "Coral",
            "青");
    private static final List<String> PARTIES = List.of("Studio", "Shop", "Gallery", "Label", "Atelier");
    private static final List<String> TECHNOLOGIES = List.of(
            "Foam 3",
            "Foam 7",
            "Air-Mesh",
            "Gel Pad",
            "Plate 2",
            "Torsion Bar",
            "Wool Lining",
            "Storm Shell",
            "Knit 360",
            "Cork Bed",
            "Grip Rubber",
            "Heel Cage");
    private static final List<String> PLACES = List.of("heel", "forefoot", "midsole", "upper", "outsole");
    private static final List<String> BENEFITS =
            List.of("cushioning", "stability, above all in the heel", "keeps water out", "a lighter shoe");
    private static final List<String> PRIZES =
            List.of("Best Trainer", "Editor's Choice", "Best Comeback", "Material of the Year");

    private final int sneakers;
    private final int prices;
    private final long seed;

    /**
     * @param sneakers the count of sneakers, 1 to 10 million; all other entries but prices are in proportion
     * @param prices the total count of prices, 0 to 100 for each sneaker
     * @param seed another seed produces another catalog
     * @throws IllegalArgumentException if a count is outside of its range
     */
    public CatalogGenerator(int sneakers, int prices, long seed) {
        if (sneakers < 1 || sneakers > LARGEST || prices < 0 || prices > 100L * sneakers) {
            throw new IllegalArgumentException("There must be 1 to 10 million sneakers, with 0 to 100 prices for each");
        }
        this.sneakers = sneakers;
        this.prices = prices;
        this.seed = seed;
    }

    /**
     * Writes the file, compressed if its name ends in {@code .gz}. Prints the progress to standard error every two
     * seconds.
     */
    public void write(Path file) throws IOException {
        long[] reported = {System.nanoTime()};
        try (OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain) {
            write(out, rows -> {
                if (System.nanoTime() - reported[0] > NANOS_BETWEEN_REPORTS) {
                    reported[0] = System.nanoTime();
                    System.err.printf(Locale.ROOT, "generated %,d of %,d rows%n", rows, rows());
                }
            });
        }
    }

    /** Returns the count of rows in the catalog. */
    public long rows() {
        return (long) brands() + designers() + silhouettes() + collaborators() + collaborations() + sneakers + prices;
    }

    /**
     * Writes all rows, each resource after those that it refers to. Flushes the stream and leaves it open.
     *
     * @param progress receives the count of rows so far from time to time
     */
    public void write(OutputStream out, LongConsumer progress) throws IOException {
        JsonGenerator json = new JsonFactoryBuilder()
                .rootValueSeparator("\n")
                .build()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        Rows rows = new Rows(json, progress);
        rows.each("brands", brands(), this::brand);
        rows.each("designers", designers(), this::designer);
        rows.each("silhouettes", silhouettes(), this::silhouette);
        rows.each("collaborators", collaborators(), this::collaborator);
        rows.each("collaborations", collaborations(), this::collaboration);
        rows.each("sneakers", sneakers, this::sneaker);
        PriceSpread spread = new PriceSpread(sneakers, prices, this::random);
        for (int sneaker = 0; sneaker < sneakers; sneaker++) {
            spread.prices(rows, sneaker, sneakerSlug(sneaker));
        }
        rows.end();
    }

    private int brands() {
        return inProportion(2_500);
    }

    private int designers() {
        return inProportion(333);
    }

    private int silhouettes() {
        return inProportion(50);
    }

    private int collaborators() {
        return inProportion(66);
    }

    private int collaborations() {
        return inProportion(25);
    }

    private int inProportion(int sneakersForOne) {
        return (sneakers + sneakersForOne - 1) / sneakersForOne;
    }

    private void brand(Rows rows, int number) throws IOException {
        rows.named(Names.slug(brandName(number)), brandName(number));
    }

    private void designer(Rows rows, int number) throws IOException {
        rows.named("designer-" + number, "Designer " + number);
    }

    private void silhouette(Rows rows, int number) throws IOException {
        Random random = random("silhouette", number);
        Family family = family(number / FAMILY);
        int index = number % FAMILY;
        boolean inLine = index < family.generations;
        int year = family.firstYear + index * family.yearsBetween;
        rows.named(silhouetteSlug(number), family.nameOf(index));
        rows.reference("brand", Names.slug(brandName(family.brand)));
        rows.text("line", inLine ? family.line : null);
        rows.text("released", random.nextInt(10) == 0 ? null : date(random, year));
        rows.text("retroReleased", random.nextInt(3) == 0 ? date(random, year + 10 + random.nextInt(5)) : null);
        rows.list("designers", random.nextInt(3), credit -> {
            rows.text("slug", "designer-" + random.nextInt(designers()));
            rows.text("role", credit == 0 ? "DESIGNER" : random.nextBoolean() ? "RELAUNCH" : "NAMESAKE");
        });
        rows.text(
                "designConcept",
                random.nextInt(4) == 0
                        ? "A \"" + any(random, MOTIONS) + "\" in " + any(random, MATERIALS) + ", for every day"
                        : null);
        rows.text(
                "upper",
                random.nextInt(2) == 0
                        ? any(random, MATERIALS).toLowerCase(Locale.ROOT) + " mesh with leather overlays"
                        : null);
        technologies(rows, "technologies", random, 1 + random.nextInt(5));
        rows.list("awards", random.nextInt(10) == 0 ? 1 + random.nextInt(2) : 0, award -> {
            rows.text("name", any(random, PRIZES));
            rows.text("by", random.nextInt(4) == 0 ? null : "Magazine " + random.nextInt(20));
            rows.json().writeNumberField("year", year + award);
        });
        if (inLine && index > 0) {
            rows.reference("predecessor", silhouetteSlug(number - 1));
        }
        rows.text("note", random.nextInt(20) == 0 ? "Made in two widths; the first one was recalled." : null);
    }

    private void collaborator(Rows rows, int number) throws IOException {
        rows.named(Names.slug(party(number)), party(number));
        rows.text(
                "note",
                number % 5 == 0
                        ? "Known for " + any(random("collaborator", number), COLOURS) + ", since "
                                + (1980 + number % 40)
                        : null);
    }

    private void collaboration(Rows rows, int number) throws IOException {
        String brand = brandName(number % brands());
        int[] parties = parties(number);
        rows.named(collaborationSlug(number), names(parties) + " x " + brand);
        rows.reference("brand", Names.slug(brand));
        rows.list("collaborators", parties.length, index -> rows.text("slug", Names.slug(party(parties[index]))));
    }

    private void sneaker(Rows rows, int number) throws IOException {
        Random random = random("sneaker", number);
        int silhouette = silhouetteOf(number);
        String colorway = colorway(number);
        int collaboration = random.nextInt(5) < 2 ? collaborationWith(family(silhouette / FAMILY).brand, random) : -1;
        String design = family(silhouette / FAMILY).nameOf(silhouette % FAMILY);
        rows.named(
                sneakerSlug(number),
                (collaboration < 0 ? "" : names(parties(collaboration)) + " x ") + design + " '" + colorway + "'");
        rows.text("colorway", random.nextInt(20) == 0 ? null : colorway);
        rows.text("styleCode", random.nextInt(10) == 0 ? null : styleCode(number));
        rows.reference("silhouette", silhouetteSlug(silhouette));
        if (collaboration >= 0) {
            rows.reference("collaboration", collaborationSlug(collaboration));
        }
        technologies(rows, "extraTechnologies", random, random.nextInt(6) == 0 ? 1 + random.nextInt(2) : 0);
        rows.text("releaseDate", random.nextInt(5) == 0 ? null : date(random, 2005 + random.nextInt(21)));
    }

    /** Returns a date known to the year, the month or the day. */
    private static String date(Random random, int year) {
        LocalDate day = LocalDate.ofYearDay(year, 1 + random.nextInt(365));
        return day.toString().substring(0, new int[] {4, 7, 10, 10}[random.nextInt(4)]);
    }

    /** Writes distinct technologies, which are neighbours in the list. */
    private static void technologies(Rows rows, String member, Random random, int count) throws IOException {
        int first = random.nextInt(TECHNOLOGIES.size());
        rows.list(member, count, index -> {
            rows.text("name", TECHNOLOGIES.get((first + index) % TECHNOLOGIES.size()));
            rows.text("position", random.nextInt(3) == 0 ? null : any(random, PLACES));
            rows.text("benefit", random.nextInt(3) == 0 ? null : any(random, BENEFITS));
        });
    }

    private static String brandName(int number) {
        return numbered(number, MATERIALS, HOUSES);
    }

    private static String party(int number) {
        return PARTIES.get(number % PARTIES.size()) + " " + number;
    }

    /** Returns one to three collaborators in billing order. */
    private int[] parties(int collaboration) {
        Random random = random("collaboration", collaboration);
        int count = Math.min(collaborators(), new int[] {1, 1, 1, 1, 2, 2, 3}[random.nextInt(7)]);
        int first = random.nextInt(collaborators());
        int step = 1 + random.nextInt(Math.max(1, collaborators() / 3));
        return IntStream.range(0, count)
                .map(index -> (first + index * step) % collaborators())
                .toArray();
    }

    private static String names(int[] parties) {
        StringBuilder names = new StringBuilder();
        for (int party : parties) {
            names.append(names.isEmpty() ? "" : " x ").append(party(party));
        }
        return names.toString();
    }

    private String collaborationSlug(int number) {
        return Names.slug(names(parties(number))) + "-with-" + number;
    }

    /** Returns one of the brand's collaborations, earlier ones more often; -1 if it has none. */
    private int collaborationWith(int brand, Random random) {
        int ofBrand = (collaborations() - brand + brands() - 1) / brands();
        return ofBrand <= 0 ? -1 : brand + brands() * Math.min(random.nextInt(ofBrand), random.nextInt(ofBrand));
    }

    private Family family(int number) {
        Random random = random("family", number);
        return new Family(
                numbered(number, MATERIALS, MOTIONS),
                number % brands(),
                1 + random.nextInt(FAMILY),
                1 + random.nextInt(20),
                1985 + random.nextInt(20),
                1 + random.nextInt(2));
    }

    private String silhouetteSlug(int number) {
        return Names.slug(family(number / FAMILY).nameOf(number % FAMILY));
    }

    /** Returns the silhouette of a sneaker. Some silhouettes have many more colorways than others. */
    private int silhouetteOf(int sneaker) {
        Random random = random("silhouetteOf", sneaker);
        return Math.min(random.nextInt(silhouettes()), random.nextInt(silhouettes()));
    }

    private String colorway(int sneaker) {
        Random random = random("colorway", sneaker);
        return any(random, COLOURS) + " " + any(random, COLOURS);
    }

    private String sneakerSlug(int number) {
        return Names.slug(silhouetteSlug(silhouetteOf(number)) + " " + colorway(number) + " " + number);
    }

    /**
     * Returns ten digits with a letter and a hyphen inserted. No other sneaker has the same digits, because the factor
     * has no divisor in common with 10^10.
     */
    private static String styleCode(int sneaker) {
        long digits = sneaker * 7_654_321_987L % 10_000_000_000L;
        return "%04d%c%03d-%03d"
                .formatted(digits / 1_000_000, (char) ('A' + sneaker % 26), digits / 1_000 % 1_000, digits % 1_000);
    }

    private static String numbered(int number, List<String> first, List<String> second) {
        int round = number / (first.size() * second.size());
        return first.get(number % first.size()) + " " + second.get(number / first.size() % second.size())
                + (round == 0 ? "" : " " + (round + 1));
    }

    private static String any(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /**
     * Returns the random numbers of one row. Neighbouring seeds are spread as in SplitMix64, because {@link Random}
     * begins similarly with similar seeds.
     */
    private Random random(String what, int number) {
        long spread = (seed + what.hashCode()) * 0x9E3779B97F4A7C15L + number;
        spread = (spread ^ (spread >>> 30)) * 0xBF58476D1CE4E5B9L;
        spread = (spread ^ (spread >>> 27)) * 0x94D049BB133111EBL;
        return new Random(spread ^ (spread >>> 31));
    }

    /**
     * Eight silhouettes of one brand.
     *
     * @param generations how many of them form a line: numbered, each the successor of the one before
     */
    private record Family(String line, int brand, int generations, int firstNumber, int firstYear, int yearsBetween) {

        String nameOf(int index) {
            return line + " " + (index < generations ? String.valueOf(firstNumber + index) : MODELS.get(index));
        }
    }
}
