// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/** A designer of a silhouette, and the role of the designer. */
@Embeddable
public class Credit {

    static final String NAMESAKE = "NAMESAKE";

    @ManyToOne(fetch = FetchType.LAZY)
    public Designer designer;

    public String role;
}
