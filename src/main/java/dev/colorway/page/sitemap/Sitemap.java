// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.sitemap;

import dev.colorway.http.BaseUri;
import dev.colorway.page.entry.EntryPath;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Writes sitemaps (sitemaps.org protocol 0.9): an index, and files with the addresses of pages. A file contains the
 * entries of a range of {@value #IDS} ids, so the database finds them by the primary key, and the file fits into
 * memory. The protocol allows 50,000 addresses. The {@code ETag} of a file shows search engines whether the file has
 * changed.
 */
final class Sitemap {

    /** The count of ids of one file. A file has at most as many addresses. */
    static final int IDS = 5_000;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private record Dated(String slug, @Nullable Instant updatedAt) {}

    private Sitemap() {}

    /**
     * Returns the index of all files. Runs one SQL statement for each type. The statement reads one row for each file.
     *
     * @param path the path of the files
     */
    static String index(BaseUri base, String path) {
        StringBuilder xml = open("sitemapindex");
        add(xml, "sitemap", base.value() + path + SitemapResource.LISTS, null);
        for (EntryPath type : EntryPath.values()) {
            for (long range : ranges(type)) {
                add(xml, "sitemap", base.value() + path + type.resource() + "-" + range + ".xml", null);
            }
        }
        return xml.append("</sitemapindex>\n").toString();
    }

    /**
     * Returns the ranges of ids that have an entry, in order. Range {@code n} begins at the id {@code n} times
     * {@value #IDS}. The query jumps from the first id of a range to the first id of the next one.
     */
    private static List<Long> ranges(EntryPath type) {
        String table = type.entity().toLowerCase(Locale.ROOT);
        return Panache.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "with recursive range_start(id) as (select min(id) from " + table
                                + " union all select (select e.id from " + table + " e where e.id >= (r.id / " + IDS
                                + " + 1) * " + IDS + " order by e.id fetch first 1 row only) from range_start r "
                                + "where r.id is not null) "
                                + "select id / " + IDS + " from range_start where id is not null order by 1",
                        Long.class)
                .getResultList();
    }

    /** Returns a file with these addresses of pages. */
    static String of(List<String> addresses) {
        StringBuilder xml = open("urlset");
        addresses.forEach(address -> add(xml, "url", address, null));
        return close(xml);
    }

    /**
     * Returns the file with the pages of the entries in one range of ids. Sneakers have the time of their last change;
     * other entries store none. Null if the range is empty, because a sitemap must contain an address. Runs one SQL
     * statement.
     */
    static @Nullable String of(EntryPath type, long range, BaseUri base) {
        StringBuilder xml = open("urlset");
        List<Dated> entries = entries(type, range);
        entries.forEach(entry -> add(xml, "url", type.address(entry.slug, base), entry.updatedAt));
        return entries.isEmpty() ? null : close(xml);
    }

    private static List<Dated> entries(EntryPath type, long range) {
        String from = " from " + type.entity() + " e where e.id >= :first and e.id < :end order by e.id";
        if (type == EntryPath.SNEAKERS) {
            return inRange("select e.slug, e.updatedAt" + from, Dated.class, range);
        }
        List<Dated> entries = new ArrayList<>();
        inRange("select e.slug" + from, String.class, range).forEach(slug -> entries.add(new Dated(slug, null)));
        return entries;
    }

    private static <T> List<T> inRange(String hql, Class<T> row, long range) {
        return Panache.getEntityManager()
                .createQuery(hql, row)
                .setParameter("first", range * IDS)
                .setParameter("end", (range + 1) * IDS)
                .getResultList();
    }

    private static StringBuilder open(String root) {
        return new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
                .append(root)
                .append(" xmlns=\"")
                .append(NAMESPACE)
                .append("\">\n");
    }

    private static String close(StringBuilder xml) {
        return xml.append("</urlset>\n").toString();
    }

    /**
     * Adds an address without escapes: a slug has only letters, digits and hyphens, and the base address was checked.
     */
    private static void add(StringBuilder xml, String element, String address, @Nullable Instant changed) {
        xml.append('<').append(element).append("><loc>").append(address).append("</loc>");
        if (changed != null) {
            xml.append("<lastmod>")
                    .append(changed.truncatedTo(ChronoUnit.SECONDS))
                    .append("</lastmod>");
        }
        xml.append("</").append(element).append(">\n");
    }
}
