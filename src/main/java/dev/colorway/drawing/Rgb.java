// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drawing;

/** A colour as red, green and blue, each from 0 to 255 (sRGB). */
record Rgb(int red, int green, int blue) {

    static final Rgb BLACK = new Rgb(0, 0, 0);
    static final Rgb WHITE = new Rgb(255, 255, 255);

    /** The brightness above which a colour is light: on it, a darker shade stands out better than a lighter shade. */
    private static final double LIGHT = 0.3;

    /** @param hex {@code #} and six hexadecimal digits */
    static Rgb of(String hex) {
        int value = Integer.parseInt(hex.substring(1), 16);
        return new Rgb(value >> 16, (value >> 8) & 0xff, value & 0xff);
    }

    /** Returns a mix of this colour and another one: part 0 is this colour, part 1 is the other one. */
    Rgb mixed(Rgb other, double part) {
        return new Rgb(mixed(red, other.red, part), mixed(green, other.green, part), mixed(blue, other.blue, part));
    }

    private static int mixed(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    /**
     * Returns a shade that stands out from this colour: a darker shade of a light colour, a lighter shade of a dark
     * colour.
     *
     * @param part the part of black or white in the mix, from 0 to 1
     */
    Rgb shade(double part) {
        return mixed(contrast(), part);
    }

    /** Returns black for a light colour, and white for a dark one. */
    Rgb contrast() {
        return brightness() > LIGHT ? BLACK : WHITE;
    }

    /** Returns how bright the colour is: from 0 for black to 1 for white, with the weights of ITU-R BT.709. */
    double brightness() {
        return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    }

    /** Returns {@code #} and six hexadecimal digits. */
    String hex() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
