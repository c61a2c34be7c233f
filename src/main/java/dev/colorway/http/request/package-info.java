// SPDX-License-Identifier: Apache-2.0
/** Which requests are accepted: parameters, media types, conditions, and how long a request may take. */
@NullMarked
package dev.colorway.http.request;

import org.jspecify.annotations.NullMarked;
