// SPDX-License-Identifier: Apache-2.0
/** Silhouettes: the resource, its filter, the entity, the view and the draft, with credits, awards and technologies. */
@NullMarked
package dev.colorway.silhouette;

import org.jspecify.annotations.NullMarked;
