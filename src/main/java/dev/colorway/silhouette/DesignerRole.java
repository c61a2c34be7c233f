// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

/** The role in which a designer is credited on a silhouette. */
public enum DesignerRole {
    /** Designed the silhouette. */
    DESIGNER,
    /** Brought the silhouette back. */
    RELAUNCH,
    /** Gave the silhouette its name; designed others of the line, not this one. */
    NAMESAKE
}
