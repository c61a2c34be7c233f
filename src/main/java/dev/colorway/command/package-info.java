// SPDX-License-Identifier: Apache-2.0
/** The command line, and the start of the service. */
@NullMarked
package dev.colorway.command;

import org.jspecify.annotations.NullMarked;
