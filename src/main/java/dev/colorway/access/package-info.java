// SPDX-License-Identifier: Apache-2.0
/** Who can write: API keys, bearer tokens, and the responses to all others. */
@NullMarked
package dev.colorway.access;

import org.jspecify.annotations.NullMarked;
