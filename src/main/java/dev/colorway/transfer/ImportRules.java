// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

/**
 * How an import treats its file.
 *
 * @param dryRun whether it only checks and changes nothing
 * @param mode how it treats fields that a row does not have
 * @param skipsFaults whether it leaves out rows with faults; otherwise one such row refuses the whole file
 * @param isRecorded whether it keeps a record of what changes, so that it can be undone; a dry run without a record is
 *     not in the list of imports
 */
public record ImportRules(boolean dryRun, ImportMode mode, boolean skipsFaults, boolean isRecorded) {

    static final String REFUSE = "refuse";
    static final String SKIP = "skip";

    /** The rules of an import that cannot be undone. */
    static final ImportRules UNRECORDED = new ImportRules(false, ImportMode.MERGE, false, false);

    /** Returns whether its result stays in the list of imports. */
    boolean isListed() {
        return !dryRun || isRecorded;
    }

    /** Returns the parameter value for the treatment of rows with faults. */
    String onFault() {
        return skipsFaults ? SKIP : REFUSE;
    }
}
