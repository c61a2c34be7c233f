// SPDX-License-Identifier: Apache-2.0
/**
 * The catalog as pages for people, rendered on the server. A page asks the operations of the public API, in this
 * process, and shows what they return: it reads no entity, no index and no database. Below every page stand the
 * requests to the API that give the same.
 */
@NullMarked
package dev.colorway.page;

import org.jspecify.annotations.NullMarked;
