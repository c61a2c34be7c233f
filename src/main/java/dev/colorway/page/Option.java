// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

/**
 * An element of a selection in a form.
 *
 * @param value the value that the form sends
 */
public record Option(String value, String label, boolean selected) {}
