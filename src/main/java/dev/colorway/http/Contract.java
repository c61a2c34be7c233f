// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import org.eclipse.microprofile.openapi.OASFilter;

/** The document-wide parts of the contract. */
public class Contract implements OASFilter {
}
