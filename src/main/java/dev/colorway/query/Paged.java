// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A response that can have a next page. */
public interface Paged {

    /** Returns the URL of the next page; null without a next page. */
    @Nullable
    URI next();
}
