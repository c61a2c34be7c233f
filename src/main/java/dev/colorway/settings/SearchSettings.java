// SPDX-License-Identifier: Apache-2.0
package dev.colorway.settings;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the search index is, and when it is opened. */
@ConfigMapping(prefix = "colorway.search")
public interface SearchSettings {

    /** Returns the folder of the index; empty to keep the index in memory. */
    Optional<String> folder();

    /** Returns whether the start opens the index and brings it up to date. */
    boolean atStart();
}
