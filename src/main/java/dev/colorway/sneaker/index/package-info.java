// SPDX-License-Identifier: Apache-2.0
/** The data of sneakers and of their prices in the search index. */
@NullMarked
package dev.colorway.sneaker.index;

import org.jspecify.annotations.NullMarked;
