// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

/**
 * The colours that shoppers choose from. A maker's own colour, such as Sail or Infrared, belongs to the base colour
 * that it resembles most.
 */
public enum BaseColor {
    BLACK,
    GREY,
    WHITE,
    /** Off-white and yellowish white: ivory, sail, bone. */
    CREAM,
    /** Pale brown: sand, tan, khaki. */
    BEIGE,
    BROWN,
    /** The colour of a raw rubber sole. */
    GUM,
    /** Also burgundy and maroon. */
    RED,
    PINK,
    ORANGE,
    YELLOW,
    GREEN,
    OLIVE,
    /** Between green and blue: turquoise, aqua, mint. */
    TEAL,
    BLUE,
    NAVY,
    /** Also violet and lilac. */
    PURPLE,
    /** Metallic grey, also reflective grey. */
    SILVER,
    /** Metallic yellow or brown, also bronze and copper. */
    GOLD,
    /** Several colours under one name, or one that changes with the light. */
    MULTI
}
