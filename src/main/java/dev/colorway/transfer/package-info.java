// SPDX-License-Identifier: Apache-2.0
/** Import and export of the catalog. */
@NullMarked
package dev.colorway.transfer;

import org.jspecify.annotations.NullMarked;
