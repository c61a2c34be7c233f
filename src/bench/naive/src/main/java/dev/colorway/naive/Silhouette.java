// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;

/** A design that sneakers share. */
@Entity
public class Silhouette extends NamedEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    public Brand brand;

    @ElementCollection
    @CollectionTable(name = "silhouette_designer", joinColumns = @JoinColumn(name = "silhouette_id"))
    @OrderColumn(name = "position")
    public List<Credit> designers = new ArrayList<>();
}
