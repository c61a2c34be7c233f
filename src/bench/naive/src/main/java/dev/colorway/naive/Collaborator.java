// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import jakarta.persistence.Entity;

/** A party to collaborations. */
@Entity
public class Collaborator extends NamedEntity {}
