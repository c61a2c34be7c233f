// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;

/** A colorway that can be bought. */
@Entity
public class Sneaker extends NamedEntity {

    public String colorway;

    @Column(name = "style_code")
    public String styleCode;

    @ManyToOne(fetch = FetchType.LAZY)
    public Silhouette silhouette;

    @ManyToOne(fetch = FetchType.LAZY)
    public Collaboration collaboration;

    @Column(name = "released_first")
    public LocalDate released;
}
