// SPDX-License-Identifier: Apache-2.0
/** Brands: the resource, its filter, the entity, the view and the draft. */
@NullMarked
package dev.colorway.brand;

import org.jspecify.annotations.NullMarked;
