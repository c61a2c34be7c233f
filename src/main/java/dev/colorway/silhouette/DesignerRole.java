// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

/** What a designer is credited with. */
public enum DesignerRole {
    /** Designed the silhouette. */
    DESIGNER,
    /** Brought it back. */
    RELAUNCH,
    /** Gave it the name; designed others of the line, not this one. */
    NAMESAKE
}
