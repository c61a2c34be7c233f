// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drawing;

/**
 * A colour to draw with.
 *
 * @param name its name in the title of the drawing
 * @param hex {@code #} and six hexadecimal digits, sRGB
 */
public record NamedColor(String name, String hex) {}
