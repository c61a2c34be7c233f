// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import jakarta.persistence.Entity;

/** A person who designs silhouettes. */
@Entity
public class Designer extends NamedEntity {}
