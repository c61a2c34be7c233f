// SPDX-License-Identifier: Apache-2.0
package dev.colorway.designer;

import dev.colorway.content.DescribedEntry;
import jakarta.persistence.Entity;

/** A person credited on a silhouette or a sneaker. */
@Entity
public class Designer extends DescribedEntry {}
