// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.CatalogEntry;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;

/** One joint project of a brand and its collaborators. */
@Entity
public class Collaboration extends CatalogEntry {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Brand brand;

    /** The collaborators in billing order, the order in which the project names them; at least one. */
    @ManyToMany
    @JoinTable(
            name = "collaboration_collaborator",
            joinColumns = @JoinColumn(name = "collaboration_id"),
            inverseJoinColumns = @JoinColumn(name = "collaborator_id"))
    @OrderColumn(name = "position")
    public List<Collaborator> collaborators = new ArrayList<>();
}
