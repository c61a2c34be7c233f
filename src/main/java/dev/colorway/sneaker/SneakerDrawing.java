// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.drawing.ColorWords;
import dev.colorway.drawing.NamedColor;
import dev.colorway.drawing.ShoeDrawing;
import dev.colorway.http.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Draws a sneaker in its known colours. Costs two SQL statements. */
final class SneakerDrawing {

    /** The address of the drawing, after that of the sneaker. */
    static final String PATH = "/drawing";

    private SneakerDrawing() {}

    /**
     * Returns the drawing of one sneaker as SVG.
     *
     * @param slugOrStyleCode its slug or style code
     * @throws jakarta.ws.rs.WebApplicationException if no sneaker has it; a redirect if a sneaker had this slug before
     */
    static String of(String slugOrStyleCode) {
        SneakerIdentity found = SneakerIdentity.present(slugOrStyleCode, PATH);
        return Sneaker.<Sneaker>list("from Sneaker s left join fetch s.colors where s.id = ?1", found.id()).stream()
                .findFirst()
                .map(sneaker -> ShoeDrawing.of(sneaker.name, colors(sneaker)))
                .orElseThrow(() -> ProblemException.notFound("sneaker", slugOrStyleCode));
    }

    /**
     * Returns the maker's colours; if none of them can be drawn, the colours that the nickname names; empty if there
     * are none.
     */
    private static List<NamedColor> colors(Sneaker sneaker) {
        List<NamedColor> listed =
                sneaker.colors.stream().flatMap(SneakerDrawing::drawn).toList();
        return listed.isEmpty() && sneaker.colorway != null ? ColorWords.in(sneaker.colorway) : listed;
    }

    /**
     * Returns the colour to draw, with the maker's name. Empty if the colour has no hex value and no base colour, and
     * its name contains no known colour.
     */
    private static Stream<NamedColor> drawn(Color color) {
        if (color.hex() != null) {
            return Stream.of(new NamedColor(color.name(), color.hex()));
        }
        return Stream.of(Objects.toString(color.base(), ""), color.name())
                .flatMap(text -> ColorWords.in(text).stream())
                .limit(1)
                .map(found -> new NamedColor(color.name(), found.hex()));
    }
}
