// SPDX-License-Identifier: Apache-2.0
/**
 * The settings of Colorway, by prefix. Each value is checked when the service starts. The start fails if a name under
 * these prefixes is not a setting.
 */
@NullMarked
package dev.colorway.settings;

import org.jspecify.annotations.NullMarked;
