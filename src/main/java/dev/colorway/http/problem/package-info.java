// SPDX-License-Identifier: Apache-2.0
/** Every failure that a caller can see, as a problem (RFC 9457). */
@NullMarked
package dev.colorway.http.problem;

import org.jspecify.annotations.NullMarked;
