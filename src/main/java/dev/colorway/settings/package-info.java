// SPDX-License-Identifier: Apache-2.0
/**
 * The settings of Colorway, by prefix. Each value is checked when the service starts. A name under these prefixes that
 * is no setting ends the start.
 */
@NullMarked
package dev.colorway.settings;

import org.jspecify.annotations.NullMarked;
