// SPDX-License-Identifier: Apache-2.0
package dev.colorway.brand;

import dev.colorway.content.DescribedEntry;
import jakarta.persistence.Entity;

/** A maker of sneakers: ASICS. */
@Entity
public class Brand extends DescribedEntry {}
