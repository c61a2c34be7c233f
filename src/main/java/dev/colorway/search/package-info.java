// SPDX-License-Identifier: Apache-2.0
/** The search index: its files, its updates, its verification, the search for words, and the pages of lists. */
@NullMarked
package dev.colorway.search;

import org.jspecify.annotations.NullMarked;
