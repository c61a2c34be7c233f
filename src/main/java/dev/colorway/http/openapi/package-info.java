// SPDX-License-Identifier: Apache-2.0
/**
 * The parts of the OpenAPI document that concern all operations, and the home document with the addresses of the
 * resources.
 */
@NullMarked
package dev.colorway.http.openapi;

import org.jspecify.annotations.NullMarked;
