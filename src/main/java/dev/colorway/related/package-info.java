// SPDX-License-Identifier: Apache-2.0
/** Related sneakers, and why they are related. */
@NullMarked
package dev.colorway.related;

import org.jspecify.annotations.NullMarked;
