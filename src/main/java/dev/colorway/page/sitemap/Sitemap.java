// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.sitemap;

import dev.colorway.http.BaseUri;
import dev.colorway.page.entry.EntryPath;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes sitemaps (sitemaps.org protocol 0.9): an index, and files with the addresses of pages. A file contains the
 * entries of one range of ids, so that it is found without reading those before it, and it has far fewer addresses than
 * the protocol allows: it fits into memory, gets an {@code ETag}, and search engines read it again only if it changed.
 */
final class Sitemap {

    /** How many ids, and so at most how many addresses, belong to one file. */
    static final int IDS = 5_000;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private record Dated(String slug, @Nullable Instant updatedAt) {}

    private Sitemap() {}

    /**
     * Returns the index of all files. Reads the ids of all entries, with one statement for each type.
     *
     * @param path the path of the files
     */
    static String index(BaseUri base, String path) {
        StringBuilder xml = open("sitemapindex");
        add(xml, "sitemap", base.value() + path + SitemapResource.LISTS, null);
        for (EntryPath type : EntryPath.values()) {
            for (Number range : Panache.getEntityManager()
                    .createQuery(
                            "select distinct e.id / " + IDS + " from " + type.entity() + " e order by 1", Number.class)
                    .getResultList()) {
                add(xml, "sitemap", base.value() + path + type.resource() + "-" + range.longValue() + ".xml", null);
            }
        }
        return xml.append("</sitemapindex>\n").toString();
    }

    /** Returns the addresses of pages. */
    static String of(List<String> addresses) {
        StringBuilder xml = open("urlset");
        addresses.forEach(address -> add(xml, "url", address, null));
        return close(xml);
    }

    /**
     * Returns the pages of the entries in one range of ids; those of sneakers with the time of their last change, which
     * other entries do not have. Null if the range is empty: a file of the protocol has an address. One statement.
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
     * Addresses contain nothing to escape: a slug has letters, digits and hyphens, and the base address was checked.
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
