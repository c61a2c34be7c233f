// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

/** An answer that is written while it is found, so that nothing can be said of its bytes beforehand. */
public interface Streamed {}
