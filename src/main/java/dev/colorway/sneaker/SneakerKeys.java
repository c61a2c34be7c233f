// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.EntryAlias;
import dev.colorway.catalog.StyleCode;
import dev.colorway.catalog.UniqueKey;
import dev.colorway.catalog.UniqueKey.Claim;
import dev.colorway.catalog.UniqueKey.KeyField;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys by which a sneaker is found: its slugs, style codes, GTINs and identifiers of other sources. No two sneakers
 * can share a key of one kind. A style code must also differ from the slugs of all other sneakers.
 */
final class SneakerKeys {

    private static final String ENTITY = "Sneaker";
    private static final String STYLE_CODES = EntryAlias.scheme(ENTITY, "style code");
    private static final String GTINS = EntryAlias.scheme(ENTITY, "gtin");
    private static final String IDENTIFIERS = EntryAlias.scheme(ENTITY, "identifier");

    private static final KeyField<SneakerDraft> STYLE_CODE = KeyField.ofEntry(
            "styleCodeKey",
            draft -> codeClaims(draft).stream().map(Claim::value).findFirst().orElse(null));

    private static final KeyField<SneakerDraft> MORE_STYLE_CODES =
            KeyField.ofAliases(STYLE_CODES, draft -> moreStyleCodes(draft).toList());

    private static final KeyField<SneakerDraft> SLUG = KeyField.ofEntry("slugKey", SneakerKeys::slugKey);

    private static final KeyField<SneakerDraft> FORMER_SLUGS = new KeyField<>(
            "folded",
            EntryAlias.schemeOfSlugs(ENTITY),
            draft -> draft.formerSlugs().stream().map(StyleCode::key).toList());

    /**
     * A sneaker is found by its slug, present or former, and by its style codes in any spelling, so a style code must
     * differ from the style codes and slugs of all other sneakers.
     */
    static final List<UniqueKey<SneakerDraft>> UNIQUE = List.of(
            new UniqueKey<>(
                    SneakerKeys::claimedCodes,
                    List.of(STYLE_CODE, MORE_STYLE_CODES, SLUG, FORMER_SLUGS),
                    owner -> "is already the style code or the slug of '" + owner
                            + "'. To change that sneaker, use its slug; in a file, leave the slug out"),
            new UniqueKey<>(
                    "/slug",
                    SneakerKeys::slugKey,
                    List.of(STYLE_CODE, MORE_STYLE_CODES),
                    owner -> "is the style code of '" + owner
                            + "': a slug must differ from the style codes of other sneakers"),
            new UniqueKey<>(
                    draft -> Claim.ofAll("/formerSlugs", draft.formerSlugs(), StyleCode::key),
                    List.of(STYLE_CODE, MORE_STYLE_CODES),
                    owner -> "is the style code of '" + owner + "'"),
            new UniqueKey<>(
                    draft -> Claim.ofAll("/gtins", draft.gtins(), SizedGtin::key),
                    List.of(KeyField.ofAliases(
                            GTINS,
                            draft -> draft.gtins().stream().map(SizedGtin::key).toList())),
                    owner -> "is the GTIN of '" + owner + "'"),
            new UniqueKey<>(
                    draft -> Claim.ofAll("/identifiers", draft.identifiers(), Identifier::text),
                    List.of(KeyField.ofAliases(
                            IDENTIFIERS,
                            draft -> draft.identifiers().stream()
                                    .map(Identifier::text)
                                    .toList())),
                    owner -> "belongs to '" + owner + "'"));

    private SneakerKeys() {}

    private static List<Claim> codeClaims(SneakerDraft draft) {
        return StyleCodes.claims(draft.styleCode(), draft.styleCodes());
    }

    /** Returns the keys of the style codes of a draft, and the key of all of them written as one. */
    private static List<Claim> claimedCodes(SneakerDraft draft) {
        return Stream.concat(
                        codeClaims(draft).stream(),
                        StyleCodes.joined(draft.codes()).stream().map(key -> new Claim("/styleCodes", key)))
                .toList();
    }

    /**
     * Returns the keys of the other style codes, and the key of all codes written as one. They find a sneaker like its
     * first style code does.
     */
    private static Stream<String> moreStyleCodes(SneakerDraft draft) {
        return claimedCodes(draft).stream().skip(1).map(Claim::value);
    }

    private static String slugKey(SneakerDraft draft) {
        return StyleCode.key(draft.requiredSlug());
    }

    /** Returns the aliases of a sneaker with this draft, without its former slugs. */
    static Stream<EntryAlias.Key> aliases(SneakerDraft draft) {
        return Stream.of(
                        moreStyleCodes(draft).map(code -> new EntryAlias.Key(code, STYLE_CODES)),
                        draft.gtins().stream().map(gtin -> new EntryAlias.Key(gtin.key(), GTINS)),
                        draft.identifiers().stream()
                                .map(identifier -> new EntryAlias.Key(identifier.text(), IDENTIFIERS)))
                .flatMap(aliases -> aliases);
    }
}
