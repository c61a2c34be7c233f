// SPDX-License-Identifier: Apache-2.0
/** Credentials of writers: API keys, bearer tokens, and the responses to all other callers. */
@NullMarked
package dev.colorway.access;

import org.jspecify.annotations.NullMarked;
