// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import org.jspecify.annotations.Nullable;

/**
 * The head of a page, for search engines and link previews.
 *
 * @param title names the page; without the name of the site
 * @param description one line about the content of the page
 * @param canonical the one address of the page, absolute; null for a page that is not for search engines: a selection
 *     or a later page of a list
 * @param type the Open Graph type: {@code product} or {@code website}
 * @param image the absolute address of a picture; null if there is none
 * @param imageAlt the text to show instead of the picture; null if there is none
 * @param json the absolute address of the same content in the API
 * @param data the structured data as JSON-LD, safe to write into a {@code script} element; null if there are none
 */
public record PageMeta(
        String title,
        String description,
        @Nullable String canonical,
        String type,
        @Nullable String image,
        @Nullable String imageAlt,
        String json,
        @Nullable String data) {

    private static final int MAX_DESCRIPTION = 200;

    /**
     * Replaces line breaks in the description with spaces, and cuts a description of more than
     * {@value #MAX_DESCRIPTION} characters, if possible at a space.
     */
    public PageMeta {
        description = description.replace('\n', ' ');
        if (description.length() > MAX_DESCRIPTION) {
            int end = description.lastIndexOf(' ', MAX_DESCRIPTION);
            description =
                    description.substring(0, end > 0 ? end : description.offsetByCodePoints(0, MAX_DESCRIPTION / 2))
                            + "…";
        }
    }
}
