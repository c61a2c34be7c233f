// SPDX-License-Identifier: Apache-2.0
/** Bodies of writes: JSON becomes a draft, and all faults of a body are reported at once. */
@NullMarked
package dev.colorway.http.body;

import org.jspecify.annotations.NullMarked;
