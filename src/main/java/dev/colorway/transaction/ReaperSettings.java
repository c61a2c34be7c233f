// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import com.arjuna.ats.arjuna.common.arjPropertyManager;
import dev.colorway.settings.TransferSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Lets the transaction reaper wait for a running statement as long as an import can run. The reaper rolls back
 * transactions that exceed their timeout. By default, the thread of the reaper is interrupted after half a second. If a
 * thread is interrupted while H2 reads or writes its file, H2 closes the file: one slow query would stop the database
 * for all requests.
 */
@Singleton
class ReaperSettings {

    void beforeTheFirstTransaction(@Observes @Priority(1) StartupEvent start, TransferSettings files) {
        arjPropertyManager
                .getCoordinatorEnvironmentBean()
                .setTxReaperCancelWaitPeriod(files.timeLimit().toMillis());
    }
}
