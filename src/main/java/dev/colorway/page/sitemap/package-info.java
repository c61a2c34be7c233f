// SPDX-License-Identifier: Apache-2.0
/** The addresses of all pages, for search engines. No other package of the pages reads the database. */
@NullMarked
package dev.colorway.page.sitemap;

import org.jspecify.annotations.NullMarked;
