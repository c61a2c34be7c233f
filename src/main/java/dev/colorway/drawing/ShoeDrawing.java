// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Draws a generic running shoe, in side view, as SVG. The shape is a template, {@code drawing/running-shoe.svg}, whose
 * colours are filled in. The drawing has no scripts, styles or references, so a page with a strict content security
 * policy can show it. The same arguments always give the same drawing.
 */
public final class ShoeDrawing {

    public static final String MEDIA_TYPE = "image/svg+xml";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*");
    /** The characters that an XML 1.0 document must not contain, not even escaped. */
    private static final Pattern NO_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final String TEMPLATE = template();

    /** The colours of a sneaker whose colours are not known. */
    private static final List<Rgb> NEUTRAL = List.of(Rgb.of("#e3e4e6"), Rgb.of("#b4b7bc"), Rgb.of("#82868d"));

    /** The colour of a midsole without a colour of its own: most midsoles are nearly white. */
    private static final Rgb FOAM = Rgb.of("#f3f2ee");

    private ShoeDrawing() {}

    /**
     * Returns the drawing as an SVG document.
     *
     * @param name the name of the sneaker, for the title
     * @param colors the first colour for the upper, the last for the outsole, those between for overlays, accents,
     *     midsole and cushioning, in this order. Of two or three colours, the last is also for the accents. Empty for a
     *     grey shoe
     */
    public static String of(String name, List<NamedColor> colors) {
        Map<String, String> values = new HashMap<>();
        fills(
                        colors.isEmpty()
                                ? NEUTRAL
                                : colors.stream()
                                        .map(color -> Rgb.of(color.hex()))
                                        .toList())
                .forEach((part, color) -> values.put(part, color.hex()));
        values.put("title", escaped(title(name, colors)));
        return PLACEHOLDER.matcher(TEMPLATE).replaceAll(part -> Matcher.quoteReplacement(values.get(part.group(1))));
    }

    private static String title(String name, List<NamedColor> colors) {
        return "Drawing of " + name + ": "
                + (colors.isEmpty()
                        ? "colours not known"
                        : colors.stream().map(NamedColor::name).collect(Collectors.joining(", ")));
    }

    /**
     * Returns the fill of each part. Parts without a colour of their own get a shade of another part; the midsole gets
     * {@link #FOAM}.
     */
    private static Map<String, Rgb> fills(List<Rgb> colors) {
        int count = colors.size();
        Rgb upper = colors.get(0);
        Rgb last = count > 1 ? colors.get(count - 1) : upper.shade(0.45);
        Rgb overlay = count > 2 ? colors.get(1) : upper.shade(0.14);
        Rgb accent = count > 2 ? colors.get(2) : last;
        return Map.of(
                "upper",
                upper,
                "overlay",
                overlay,
                "accent",
                accent,
                "midsole",
                count > 4 ? colors.get(3) : FOAM,
                "cushioning",
                count > 5 ? colors.get(4) : accent.mixed(Rgb.WHITE, 0.5),
                "outsole",
                last,
                "lining",
                accent.shade(0.3),
                "laces",
                overlay.brightness() < 0.75 ? upper.mixed(Rgb.WHITE, 0.45) : overlay.shade(0.55),
                "mesh",
                upper.shade(0.5),
                "seam",
                overlay.contrast());
    }

    private static String escaped(String text) {
        return NO_XML.matcher(text)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    /** Returns the template without comments, indentation and line ends. */
    private static String template() {
        try (InputStream file = ShoeDrawing.class.getResourceAsStream("/drawing/running-shoe.svg")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return LINE_END.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
