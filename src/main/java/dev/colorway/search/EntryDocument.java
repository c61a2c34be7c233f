// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.query.Names;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The index document of one entry. The document depends only on the content of the catalog and on settings
 * ({@link DocumentSource#form}): if both are equal, the documents are equal.
 */
public final class EntryDocument {

    /** The type of the entry, by the name of its list: {@code sneakers}. */
    public static final String TYPE = "type";
    /** The database id of the entry. */
    public static final String NUMBER = "number";

    public static final String SLUG = "slug";
    /** The folded name of the entry, to find it by and to sort by. */
    public static final String NAME_KEY = "nameKey";
    /** The name of the entry, to show. */
    public static final String NAME = "name";

    static final String NAME_WORDS = "words.name";
    /** The words that {@link #text} added, and two or three adjacent words joined to one. */
    static final String OTHER_WORDS = "words.other";
    /** Style codes and their parts. */
    static final String CODES = "words.code";
    /** The significant words of the name ({@link Words#telling}) in one term, for a search for the whole name. */
    static final String TITLE = "words.title";
    /** The type and the slug of the entry: {@code sneakers/jjjjound-gel-kayano-14-silver-black}. */
    static final String KEY = "key";

    static final String FORMER_SLUG = "formerSlug";

    static final String DIGEST = "digest";
    static final String DATA = "data";
    /** Identifies this state of the document: each time an entry is indexed, its document gets another stamp. */
    static final String STAMP = "stamp";

    private static final char BEFORE_LABEL = '\u0000';

    private final Document fields = new Document();
    private final Set<String> words = new TreeSet<>();
    private final Set<String> codes = new TreeSet<>();
    private final String type;
    private final String slug;
    private byte[] data = {};

    public EntryDocument(String type, long number, String slug, String name) {
        this.type = type;
        this.slug = slug;
        fields.add(new StringField(TYPE, type, Store.NO));
        fields.add(new NumericDocValuesField(NUMBER, number));
        ordered(SLUG, slug);
        ordered(NAME_KEY, Names.key(name));
        fields.add(new StoredField(NAME, name));
        fields.add(new StoredField(SLUG, slug));
        Set<String> nameWords = new TreeSet<>(Words.of(name));
        nameWords.addAll(Words.apart(name));
        nameWords.forEach(word -> fields.add(new StringField(NAME_WORDS, word, Store.NO)));
        fields.add(new StringField(TITLE, String.join(" ", Words.telling(name)), Store.NO));
    }

    /** Adds a field to find the entry by and to sort by. */
    private void ordered(String field, String value) {
        fields.add(new StringField(field, value, Store.NO));
        fields.add(new SortedDocValuesField(field, new BytesRef(value)));
    }

    /** Adds the words of a text to find the entry by, separate and joined. Null adds nothing. */
    public EntryDocument text(@Nullable String text) {
        for (List<String> found : List.of(Words.of(text), Words.apart(text))) {
            words.addAll(found);
            words.addAll(Words.runs(found));
        }
        return this;
    }

    /**
     * Adds a style code to find the entry by. A search finds the whole code, each of its parts, and the beginning of
     * either. Null adds nothing.
     */
    public EntryDocument code(@Nullable String code) {
        List<String> parts = Words.of(code);
        codes.addAll(parts);
        codes.add(String.join("", parts));
        codes.remove("");
        return this;
    }

    /** Adds the slugs that the entry had before, to find it by. */
    public EntryDocument formerSlugs(List<String> formerSlugs) {
        formerSlugs.forEach(former -> term(FORMER_SLUG, former));
        return this;
    }

    /** Adds a value to filter by. */
    public EntryDocument term(String field, String value) {
        fields.add(new StringField(field, value, Store.NO));
        return this;
    }

    /** Adds a value to filter by and to count, with its label for people. An entry can have several. */
    public EntryDocument counted(String field, String value, String label) {
        fields.add(new SortedSetDocValuesField(field, new BytesRef(value + BEFORE_LABEL + label)));
        return term(field, value);
    }

    /** Splits an indexed value into the value and the label from which {@link #counted} made it. */
    public static String[] valueAndLabel(BytesRef counted) {
        return counted.utf8ToString().split(String.valueOf(BEFORE_LABEL), 2);
    }

    /** Adds a number to filter and sort by. An entry can have several. */
    public EntryDocument number(String field, long value) {
        fields.add(new LongField(field, value, Store.NO));
        return this;
    }

    /** Sets data to read with the entry. */
    public EntryDocument data(byte[] value) {
        data = value;
        return this;
    }

    String slug() {
        return slug;
    }

    String key() {
        return key(type, slug);
    }

    static String key(String type, String slug) {
        return type + "/" + slug;
    }

    Document whole() {
        words.forEach(word -> fields.add(new StringField(OTHER_WORDS, word, Store.NO)));
        codes.forEach(code -> fields.add(new StringField(CODES, code, Store.NO)));
        // Every document has data: to find a value of a sparse field, Lucene reads the field from its start.
        fields.add(new BinaryDocValuesField(DATA, new BytesRef(data)));
        long digest = digest();
        fields.add(new StringField(KEY, key(), Store.NO));
        fields.add(new NumericDocValuesField(DIGEST, digest));
        return fields;
    }

    /** Returns a checksum. It almost certainly differs between documents that differ. */
    private long digest() {
        CRC32C sum = new CRC32C();
        for (IndexableField field : fields) {
            Object value = field.numericValue() != null
                    ? field.numericValue()
                    : field.binaryValue() != null ? field.binaryValue() : field.stringValue();
            sum.update((field.name() + '=' + value + '\n').getBytes(StandardCharsets.UTF_8));
        }
        return sum.getValue();
    }
}
