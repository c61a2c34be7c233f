// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drawing;

/**
 * A colour to draw with.
 *
 * @param name what the drawing's title calls it
 * @param hex {@code #} and six hexadecimal digits, sRGB
 */
public record NamedColor(String name, String hex) {}
