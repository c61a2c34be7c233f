// SPDX-License-Identifier: Apache-2.0
/** The addresses of all pages, for search engines. The only part of the pages that reads the database itself. */
@NullMarked
package dev.colorway.page.sitemap;

import org.jspecify.annotations.NullMarked;
