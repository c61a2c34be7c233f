// SPDX-License-Identifier: Apache-2.0
/** Drops: the releases of sneakers by their date, as a list, a calendar (RFC 5545) and feeds. */
@NullMarked
package dev.colorway.drops;

import org.jspecify.annotations.NullMarked;
