// SPDX-License-Identifier: Apache-2.0
/** The search index: its files, its updates and verification, words and their query, pages by keyset. */
@NullMarked
package dev.colorway.search;

import org.jspecify.annotations.NullMarked;
