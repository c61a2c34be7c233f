// SPDX-License-Identifier: Apache-2.0
package dev.colorway.digest;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.Reference;
import dev.colorway.content.Image;
import dev.colorway.market.MoverView;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.sneaker.SneakerView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The news of the last 7 days and the drops of the coming 7 days; both include today. Days are those of UTC. */
@Schema(name = "Digest", description = "The news of the last 7 days, and the drops of the coming 7 days.")
public record DigestView(
        @Schema(required = true, description = "Today, in UTC.", examples = "\"2026-11-30\"")
        LocalDate date,

        @Schema(
                required = true,
                description = "The first day of the news. It is the first of the last 7 days, and `date` is the last. "
                        + "In a message to a webhook, it is the Monday of the last complete week.",
                examples = "\"2026-11-24\"")
        LocalDate since,

        @Schema(
                required = true,
                description = "The last of the coming 7 days; `date` is the first.",
                examples = "\"2026-12-06\"")
        LocalDate until,

        @Schema(required = true, description = "The currency of the amounts.", examples = "SGD")
        CurrencyCode currency,

        @Schema(
                required = true,
                description = "The sneakers whose release date is in the coming 7 days, the earliest first.")
        Sneakers drops,

        @Schema(
                required = true,
                description = "The sneakers added since `since`, the newest first; in a message to a webhook, those of "
                        + "the last complete week.")
        Sneakers created,

        @Schema(
                required = true,
                description = "The prices that rose most over 7 days, of those that were observed since `since`.")
        Movers gainers,

        @Schema(
                required = true,
                description = "The prices that fell most over 7 days, of those that were observed since `since`.")
        Movers losers,

        @Schema(
                required = true,
                description = "The query as the service understood it: all filters and defaults, in canonical form.")
        Map<String, Object> query) {

    /** Sneakers of a digest. */
    @Schema(name = "DigestSneakers", description = "Sneakers of a digest.")
    public record Sneakers(
            @Schema(required = true, description = "The first sneakers, at most 10.")
            List<DigestSneaker> items,

            @Schema(required = true, description = "How many sneakers there are in all.", minimum = "0")
            long total,

            @Schema(
                    required = true,
                    description = "The address of a list that has all of them, and can have more: drops without a day, "
                            + "sneakers of earlier weeks.",
                    examples = "http://localhost:8080/drops?from=2026-11-30&to=2026-12-06")
            URI list) {

        /** Returns how many of the sneakers are not among the items. */
        public long more() {
            return total - items.size();
        }
    }

    /** Movers of a digest. */
    @Schema(name = "DigestMovers", description = "Movers of a digest.")
    public record Movers(
            @Schema(required = true, description = "The largest changes, at most 10.")
            List<MoverView> items,

            @Schema(required = true, description = "How many movers there are in all.", minimum = "0")
            long total,

            @Schema(
                    required = true,
                    description = "The address of a list that has all of them, and can have some that were observed "
                            + "earlier.",
                    examples = "http://localhost:8080/market/movers?direction=gainers&window=7d&currency=SGD")
            URI list) {

        /** Returns how many of the movers are not among the items. */
        public long more() {
            return total - items.size();
        }
    }

    /** A sneaker of a digest, without a price. */
    @Schema(name = "DigestSneaker", description = "A sneaker of a digest. Read `url` for all fields.")
    public record DigestSneaker(
            @Schema(required = true, examples = "jjjjound-gel-kayano-14-silver-black")
            String slug,

            @Schema(required = true, examples = "JJJJound x GEL-Kayano 14 'Silver Black'")
            String name,

            @Schema(required = true, description = "Its brand.")
            Reference brand,

            @Schema(required = true, description = "Its collaborators in billing order.")
            List<Reference> collaborators,

            @Schema(description = "Its release date, as exactly as it is known.", examples = "\"2026-12-05\"") @Nullable
            CalendarDate releaseDate,

            @Schema(
                    required = true,
                    description = "The time at which it was added to this catalog.",
                    examples = "2026-11-28T00:00:00Z")
            Instant createdAt,

            @Schema(description = "Its first picture; absent if none is known.") @Nullable
            Image image,

            @Schema(
                    required = true,
                    description = "The address of the sneaker.",
                    examples = "http://localhost:8080/sneakers/jjjjound-gel-kayano-14-silver-black")
            URI url) {

        static DigestSneaker of(SneakerView sneaker) {
            return new DigestSneaker(
                    sneaker.slug(),
                    sneaker.name(),
                    sneaker.brand(),
                    sneaker.collaboration() == null
                            ? List.of()
                            : sneaker.collaboration().collaborators(),
                    sneaker.releaseDate(),
                    sneaker.createdAt(),
                    sneaker.images().isEmpty() ? null : sneaker.images().get(0),
                    sneaker.url());
        }
    }
}
