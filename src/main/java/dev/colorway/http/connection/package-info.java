// SPDX-License-Identifier: Apache-2.0
/** Connections: how many are open, which requests are well-formed, and how the last ones end. */
@NullMarked
package dev.colorway.http.connection;

import org.jspecify.annotations.NullMarked;
