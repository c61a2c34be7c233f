// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

/**
 * A response that is written while its data is read, so its bytes are not known at its start. Its ETag, if any, is
 * weak.
 */
public interface Streamed {}
