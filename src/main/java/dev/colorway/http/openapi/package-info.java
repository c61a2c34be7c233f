// SPDX-License-Identifier: Apache-2.0
/** The document-wide parts of the contract, and the home page, which lists the resources. */
@NullMarked
package dev.colorway.http.openapi;

import org.jspecify.annotations.NullMarked;
