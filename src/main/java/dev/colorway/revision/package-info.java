// SPDX-License-Identifier: Apache-2.0
/** The sequence of writes: the revision of the catalog, the changes of each write, and how long they are stored. */
@NullMarked
package dev.colorway.revision;

import org.jspecify.annotations.NullMarked;
