// SPDX-License-Identifier: Apache-2.0
/** Designers: the resource, its filter, the entity, the view and the draft. */
@NullMarked
package dev.colorway.designer;

import org.jspecify.annotations.NullMarked;
