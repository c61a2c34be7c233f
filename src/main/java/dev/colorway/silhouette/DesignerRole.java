// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

/** The role in which a designer is credited on a silhouette or a sneaker. */
public enum DesignerRole {
    /** Designed it. */
    DESIGNER,
    /** Brought it back. */
    RELAUNCH,
    /** Gave it the name only; did not design it. */
    NAMESAKE
}
