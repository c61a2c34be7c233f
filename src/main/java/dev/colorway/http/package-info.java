// SPDX-License-Identifier: Apache-2.0
/** The common part of all responses: headers, links, caching, and redirects from former addresses. */
@NullMarked
package dev.colorway.http;

import org.jspecify.annotations.NullMarked;
