// SPDX-License-Identifier: Apache-2.0
/** The memory of finished responses and of their fragments. */
@NullMarked
package dev.colorway.answer;

import org.jspecify.annotations.NullMarked;
