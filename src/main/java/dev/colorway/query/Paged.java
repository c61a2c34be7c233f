// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.net.URI;

/** An answer that may go on elsewhere. */
public interface Paged {

    /** The address where it goes on; null if it does not. */
    URI next();
}
