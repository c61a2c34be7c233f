// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import java.util.Objects;

/** Reports that the service or its database failed during an import. */
public final class ImportFailedException extends RuntimeException {

    /** How much of a file is in the catalog after an import that failed. */
    public enum Stored {
        NOTHING,
        /** All of the file, or nothing: the database did not confirm the commit. */
        UNKNOWN,
        ALL
    }

    private static final long serialVersionUID = 1;

    private final Stored stored;

    ImportFailedException(Stored stored, RuntimeException cause) {
        super(cause);
        this.stored = stored;
    }

    public Stored stored() {
        return stored;
    }

    @Override
    public synchronized RuntimeException getCause() {
        return (RuntimeException) Objects.requireNonNull(super.getCause(), "The constructor sets it");
    }
}
