// SPDX-License-Identifier: Apache-2.0
/** What the search index contains of sneakers and of their prices. */
@NullMarked
package dev.colorway.sneaker.index;

import org.jspecify.annotations.NullMarked;
