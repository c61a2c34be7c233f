// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;

/** A joint project of a brand and its collaborators. */
@Entity
public class Collaboration extends NamedEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    public Brand brand;

    @ManyToMany
    @JoinTable(
            name = "collaboration_collaborator",
            joinColumns = @JoinColumn(name = "collaboration_id"),
            inverseJoinColumns = @JoinColumn(name = "collaborator_id"))
    @OrderColumn(name = "position")
    public List<Collaborator> collaborators = new ArrayList<>();
}
