// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import dev.colorway.designer.Designer;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/** The credit of a designer on a silhouette or a sneaker, with a role. */
@Embeddable
public class Credit {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Designer designer;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    public DesignerRole role;

    /** For Hibernate. */
    protected Credit() {}

    public Credit(Designer designer, DesignerRole role) {
        this.designer = designer;
        this.role = role;
    }
}
