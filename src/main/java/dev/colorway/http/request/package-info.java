// SPDX-License-Identifier: Apache-2.0
/** Checks requests: their parameters, media types, preconditions and duration. */
@NullMarked
package dev.colorway.http.request;

import org.jspecify.annotations.NullMarked;
