// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

/** The role in which a designer is credited on a silhouette or a sneaker. */
public enum DesignerRole {
    /** Designed the shoe. */
    DESIGNER,
    /** Brought an earlier shoe back. */
    RELAUNCH,
    /** Only gave the shoe the name; did not design it. */
    NAMESAKE
}
