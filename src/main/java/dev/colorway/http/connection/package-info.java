// SPDX-License-Identifier: Apache-2.0
/** Limits connections, refuses malformed requests, and ends connections at the shutdown. */
@NullMarked
package dev.colorway.http.connection;

import org.jspecify.annotations.NullMarked;
