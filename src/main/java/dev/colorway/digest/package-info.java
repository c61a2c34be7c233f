// SPDX-License-Identifier: Apache-2.0
/** The digest: the news of a week, from the same data as the lists. */
@NullMarked
package dev.colorway.digest;

import org.jspecify.annotations.NullMarked;
