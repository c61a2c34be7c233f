// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

/**
 * A choice that changes the list: a value of a filter, a size, or the cross of a chip.
 *
 * @param key identifies the choice on its page: the script finds it again after the list has changed
 * @param label its text
 * @param count how many sneakers the list has after the choice, in the format of the language of the page; empty if not
 *     known
 * @param selected whether the list has it already
 * @param href the address of the list after the choice
 */
public record Choice(String key, String label, String count, boolean selected, String href) {}
