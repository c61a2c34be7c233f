// SPDX-License-Identifier: Apache-2.0
/** The changes of the catalog, as a list and as a stream of Server-Sent Events. */
@NullMarked
package dev.colorway.changes;

import org.jspecify.annotations.NullMarked;
