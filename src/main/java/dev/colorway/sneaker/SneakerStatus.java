// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

/** The state of a sneaker between its announcement and the end of its production. */
public enum SneakerStatus {
    /** The maker has announced it; nobody can buy it from the maker yet. */
    ANNOUNCED,
    /** The maker or its shops sell it. */
    AVAILABLE,
    /** The maker does not make it any more; it can still be for sale. */
    DISCONTINUED
}
