// SPDX-License-Identifier: Apache-2.0
/** Collaborations and collaborators: resources, filters, entities, views and drafts. */
@NullMarked
package dev.colorway.collaboration;

import org.jspecify.annotations.NullMarked;
