// SPDX-License-Identifier: Apache-2.0
package dev.colorway.digest;

import dev.colorway.catalog.UtcClock;
import dev.colorway.digest.DigestView.DigestSneaker;
import dev.colorway.digest.DigestView.Movers;
import dev.colorway.digest.DigestView.Sneakers;
import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterRecord;
import dev.colorway.market.MoverFilter;
import dev.colorway.market.MoverListing;
import dev.colorway.market.MoverView;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.revision.Revision;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.search.SearchIndex;
import dev.colorway.sneaker.FoundSneakers;
import dev.colorway.sneaker.SneakerFilter;
import dev.colorway.sneaker.index.SneakerDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Collects the news of the last 7 days and the drops of the coming 7 days; both include today. Costs at most six
 * statements: three for the drops, three for the new sneakers. The movers need none: they come from the index.
 * {@link #ofLastWeek} costs one more, which reads the revision.
 */
@ApplicationScoped
public class DigestListing {

    static final String PATH = "/digest";

    private static final int DAYS = 7;
    private static final PageRequest FIRST = new PageRequest(10, null);
    private static final Query KNOWN_TO_THE_DAY = new FieldExistsQuery(SneakerDocuments.RELEASED_DAY);

    @Inject
    MoverListing movers;

    @Inject
    SearchIndex index;

    /** Returns the digest of today. Needs a transaction. */
    public DigestView today(DigestFilter filter, BaseUri base) {
        return digest(filter, UtcClock.today().minusDays(DAYS - 1L), null, base);
    }

    /**
     * Returns the digest of today with the sneakers that were added in the last complete ISO week, and the prices that
     * were observed since that week began. So digests of consecutive weeks leave out no day. Needs a transaction.
     *
     * @return the digest with all committed writes; empty if the search index lacks some of them now
     */
    public Optional<DigestView> ofLastWeek(DigestFilter filter, BaseUri base) {
        LocalDate monday = UtcClock.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Optional<IndexSnapshot> current = index.readIfCurrent(Revision.current());
        current.ifPresent(IndexSnapshot::close);
        return current.map(isCurrent -> digest(filter, monday.minusWeeks(1), monday, base));
    }

    /**
     * Checks that the queries of a digest can name its collaborators.
     *
     * @throws ProblemException if one of these queries is too long
     */
    public static void check(DigestFilter filter) {
        LocalDate today = UtcClock.today();
        Question.of(PATH, ParameterRecord.of(SneakerFilter.class, coming(filter, today, today)));
        Question.of(MoverListing.PATH, ParameterRecord.of(MoverFilter.class, moved(filter, "gainers")));
    }

    /**
     * @param since the first day of the news
     * @param before the day before which the new sneakers were added; null for no limit
     */
    private DigestView digest(DigestFilter filter, LocalDate since, @Nullable LocalDate before, BaseUri base) {
        LocalDate today = UtcClock.today();
        LocalDate until = today.plusDays(DAYS - 1L);
        return new DigestView(
                today,
                since,
                until,
                filter.currency(),
                drops(filter, today, until, base),
                created(filter, since, before, base),
                movers(filter, "gainers", since, base),
                movers(filter, "losers", since, base),
                Question.of(PATH, filter).parameters());
    }

    private static Sneakers drops(DigestFilter filter, LocalDate today, LocalDate until, BaseUri base) {
        Map<String, List<String>> list = selection(filter);
        list.put("from", List.of(today.toString()));
        list.put("to", List.of(until.toString()));
        return sneakers(coming(filter, today, until), KNOWN_TO_THE_DAY, address("/drops", list, base), base);
    }

    private static Map<String, List<String>> coming(DigestFilter filter, LocalDate today, LocalDate until) {
        Map<String, List<String>> selected = selection(filter);
        selected.put("releasedFrom", List.of(today.toString()));
        selected.put("releasedTo", List.of(until.toString()));
        selected.put("sort", List.of("lastReleaseDay"));
        return selected;
    }

    private static Sneakers created(DigestFilter filter, LocalDate since, @Nullable LocalDate before, BaseUri base) {
        Map<String, List<String>> selected = selection(filter);
        selected.put("sort", List.of("-createdAt"));
        Query recent = LongField.newRangeQuery(
                SneakerDocuments.CREATED_AT,
                micros(since),
                before == null ? Long.MAX_VALUE : Math.subtractExact(micros(before), 1));
        return sneakers(selected, recent, address("/sneakers", selected, base), base);
    }

    private static Sneakers sneakers(Map<String, List<String>> selected, Query also, URI list, BaseUri base) {
        SneakerFilter filter = ParameterRecord.of(SneakerFilter.class, selected);
        FoundSneakers found = FoundSneakers.find(Question.of(PATH, filter), filter, also, FIRST, base);
        return new Sneakers(
                found.sneakers().stream()
                        .map(each -> DigestSneaker.of(each.sneaker()))
                        .toList(),
                found.total(),
                list);
    }

    private Movers movers(DigestFilter filter, String direction, LocalDate since, BaseUri base) {
        Map<String, List<String>> selected = moved(filter, direction);
        Page<MoverView> found = movers.page(ParameterRecord.of(MoverFilter.class, selected), start(since), FIRST, base);
        return new Movers(found.items(), found.total(), address(MoverListing.PATH, selected, base));
    }

    private static Map<String, List<String>> moved(DigestFilter filter, String direction) {
        Map<String, List<String>> selected = new LinkedHashMap<>();
        selected.put("direction", List.of(direction));
        selected.put("window", List.of(DAYS + "d"));
        selected.put("currency", List.of(filter.currency().toString()));
        selected.putAll(selection(filter));
        return selected;
    }

    private static Map<String, List<String>> selection(DigestFilter filter) {
        Map<String, List<String>> selection = new LinkedHashMap<>();
        if (!filter.collaborator().isEmpty()) {
            selection.put("collaborator", filter.collaborator());
        }
        return selection;
    }

    private static URI address(String path, Map<String, List<String>> selected, BaseUri base) {
        return new Question(path, new LinkedHashMap<>(selected)).address(base);
    }

    private static long micros(LocalDate day) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, start(day));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
