// SPDX-License-Identifier: Apache-2.0
/** News as feeds: Atom (RFC 4287) and JSON Feed 1.1, and the feeds of sneakers. */
@NullMarked
package dev.colorway.feed;

import org.jspecify.annotations.NullMarked;
