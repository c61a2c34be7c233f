// SPDX-License-Identifier: Apache-2.0
/** Description, images, links, tags and metadata of entries: their rules, and how they are stored. */
@NullMarked
package dev.colorway.content;

import org.jspecify.annotations.NullMarked;
