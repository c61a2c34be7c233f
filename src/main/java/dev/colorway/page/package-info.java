// SPDX-License-Identifier: Apache-2.0
/**
 * The catalog as pages for people, rendered on the server. A page calls the operations of the public API, in this
 * process, and shows their responses. It reads no entity, no index and no database. Each page lists the requests to the
 * API that return the same.
 */
@NullMarked
package dev.colorway.page;

import org.jspecify.annotations.NullMarked;
