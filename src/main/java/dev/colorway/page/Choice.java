// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

/**
 * A choice that changes the list: a value of a filter, a size, a suggestion, or the cross that removes a chosen value.
 *
 * @param key identifies the choice on its page, so that the script finds the choice again after the list has changed;
 *     empty if the script need not find it
 * @param label the text of the choice
 * @param count how many sneakers have the value, in the format of the language of the page; empty if not known
 * @param selected whether the list has the value already
 * @param href the address of the list after the choice; empty for a size without a price, which cannot be chosen
 */
public record Choice(String key, String label, String count, boolean selected, String href) {}
