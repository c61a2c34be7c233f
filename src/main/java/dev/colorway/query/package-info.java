// SPDX-License-Identifier: Apache-2.0
/** The common part of all lists: conditions, orders, cursors and pages. */
@NullMarked
package dev.colorway.query;

import org.jspecify.annotations.NullMarked;
