// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import jakarta.persistence.Entity;

/** A maker of sneakers. */
@Entity
public class Brand extends NamedEntity {}
