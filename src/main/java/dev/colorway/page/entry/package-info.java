// SPDX-License-Identifier: Apache-2.0
/**
 * The pages of single entries: a sneaker, a silhouette, a collaboration, a collaborator, a designer, a brand. Also the
 * lists of these entries, the releases by month, and the digest, which is also a mail. Each page shows the responses of
 * operations of the API, and lists the requests that return the same.
 */
@NullMarked
package dev.colorway.page.entry;

import org.jspecify.annotations.NullMarked;
