// SPDX-License-Identifier: Apache-2.0
/** Protection from overload: the limits of requests in progress, of each caller, and of slow bodies. */
@NullMarked
package dev.colorway.http.load;

import org.jspecify.annotations.NullMarked;
