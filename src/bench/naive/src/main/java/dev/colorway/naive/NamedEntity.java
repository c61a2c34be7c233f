// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/** The fields of all entities except prices. */
@MappedSuperclass
public abstract class NamedEntity extends PanacheEntity {

    public String slug;

    public String name;

    @Column(name = "name_key")
    public String nameKey;
}
