// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

/** The role in which a designer is credited on a silhouette or a sneaker. */
public enum DesignerRole {
    /** Designed it. */
    DESIGNER,
    /** Brought it back. */
    RELAUNCH,
    /** Only gave it the name; did not design it. */
    NAMESAKE
}
