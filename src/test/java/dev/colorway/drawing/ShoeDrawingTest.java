// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ShoeDrawingTest {

    private static final int MAX_BYTES = 8 * 1024;

    private static List<NamedColor> colors(String... hexes) {
        return Stream.of(hexes).map(hex -> new NamedColor("Colour " + hex, hex)).toList();
    }

    /** Returns the root of the drawing; fails if it is not well-formed, or has a document type. */
    private static Element parsed(String svg) {
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            parsers.setNamespaceAware(true);
            return parsers.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | org.xml.sax.SAXException | java.io.IOException broken) {
            throw new AssertionError(svg, broken);
        }
    }

    private static Stream<Element> elements(Element root) {
        NodeList all = root.getElementsByTagName("*");
        return Stream.concat(
                Stream.of(root), IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)));
    }

    private static Stream<Node> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength()).mapToObj(element.getAttributes()::item);
    }

    private static String title(String svg) {
        return parsed(svg).getElementsByTagName("title").item(0).getTextContent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 20})
    void drawsAnyCountOfColors(int count) {
        String svg = ShoeDrawing.of(
                "X",
                IntStream.range(0, count)
                        .mapToObj(i -> new NamedColor("C" + i, "#0000%02x".formatted(i)))
                        .toList());
        Element root = parsed(svg);
        assertEquals("svg", root.getTagName());
        assertEquals("img", root.getAttribute("role"));
        assertEquals(
                3 * Integer.parseInt(root.getAttribute("width")), 4 * Integer.parseInt(root.getAttribute("height")));
        assertTrue(svg.length() < MAX_BYTES, svg.length() + " bytes");
        IntStream.concat(IntStream.range(0, Math.min(count, 5)), IntStream.of(count - 1))
                .filter(i -> i >= 0)
                .forEach(i -> assertTrue(svg.contains("fill=\"#0000%02x\"".formatted(i)), i + " of " + count));
    }

    /** Pages can show it in a strict content security policy, and it loads nothing. */
    @Test
    void hasOnlyShapes() {
        Set<String> names = new TreeSet<>();
        Set<String> attributes = new HashSet<>();
        elements(parsed(ShoeDrawing.of("X", colors("#b3202c")))).forEach(element -> {
            names.add(element.getTagName());
            attributes(element).forEach(attribute -> {
                attributes.add(attribute.getNodeName());
                assertFalse(attribute.getNodeValue().contains("url("), attribute.toString());
            });
        });
        assertEquals(Set.of("ellipse", "g", "path", "svg", "title"), names);
        assertTrue(
                attributes.stream()
                        .noneMatch(name -> name.startsWith("on") || name.contains("href") || name.equals("style")),
                attributes.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</title><script>alert(1)</script>",
                "<!--",
                "]]>",
                "&amp;",
                "&x;",
                "\"'",
                "{upper}{title}",
                "$1\\",
                "<!DOCTYPE svg>",
                "\ud83d\udc5f",
                "50% cotton %s"
            })
    void showsAnyNameAsText(String name) {
        assertEquals("Drawing of " + name + ": Black", title(ShoeDrawing.of(name, ColorWords.in("Black"))));
        assertEquals("Drawing of X: " + name, title(ShoeDrawing.of("X", List.of(new NamedColor(name, "#000000")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001b", "\ufffe", "\uffff", "\ud800"})
    void replacesWhatNoXmlCanHave(String character) {
        assertEquals("Drawing of a\ufffdb: colours not known", title(ShoeDrawing.of("a" + character + "b", List.of())));
    }

    @Test
    void givesTheSameBytesForTheSameColorsOnly() {
        assertEquals(
                ShoeDrawing.of("X", colors("#b3202c", "#2b5bb0")), ShoeDrawing.of("X", colors("#b3202c", "#2b5bb0")));
        Set<String> drawings = Stream.of(
                        colors(),
                        colors("#b3202c"),
                        colors("#b3202c", "#2b5bb0"),
                        colors("#2b5bb0", "#b3202c"),
                        colors("#2b5bb0", "#b3202c", "#ffffff"))
                .map(colors -> ShoeDrawing.of("X", colors).replaceFirst("<title>.*</title>", ""))
                .collect(java.util.stream.Collectors.toSet());
        assertEquals(5, drawings.size());
        assertNotEquals(ShoeDrawing.of("X", List.of()), ShoeDrawing.of("Y", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "Silver Black, Silver Black",
        "PURE SILVER RED, SILVER RED",
        "Off-White/Navy-Gum, White Navy Gum",
        "Mosquito Net,",
        "Rebirth of Cool,",
        "Redwood,",
        "藤原,",
        "'',"
    })
    void findsTheColorWordsOfANickname(String nickname, String words) {
        assertEquals(
                words == null ? List.of() : List.of(words.split(" ")),
                ColorWords.in(nickname).stream().map(NamedColor::name).toList());
    }
}
