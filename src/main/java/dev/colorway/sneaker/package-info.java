// SPDX-License-Identifier: Apache-2.0
/** Sneakers: the resource, its filter and facets, the entity, the view and the draft. */
@NullMarked
package dev.colorway.sneaker;

import org.jspecify.annotations.NullMarked;
