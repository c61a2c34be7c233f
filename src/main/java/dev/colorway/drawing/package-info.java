// SPDX-License-Identifier: Apache-2.0
/** The drawing of a shoe: a template, and the colours of its parts. Nothing here depends on the catalog. */
@NullMarked
package dev.colorway.drawing;

import org.jspecify.annotations.NullMarked;
