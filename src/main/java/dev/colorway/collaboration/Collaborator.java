// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.content.DescribedEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/** A party to collaborations: JJJJound, BEAMS, Kiko Kostadinov. */
@Entity
public class Collaborator extends DescribedEntry {

    /** A remark; null if none. */
    @Column(length = 2000)
    public @Nullable String note;
}
