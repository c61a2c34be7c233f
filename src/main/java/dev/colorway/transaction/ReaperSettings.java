// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import com.arjuna.ats.arjuna.common.arjPropertyManager;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sets how long the transaction reaper, which rolls back transactions that exceed their timeout, waits until the
 * running statement is cancelled. By default the reaper is interrupted after half a second. If a thread is interrupted
 * while H2 reads or writes its file, H2 closes the file: one slow query would stop the database for all requests.
 */
@Singleton
class ReaperSettings {

    void beforeTheFirstTransaction(
            @Observes @Priority(1) StartupEvent start,
            @ConfigProperty(name = "colorway.transfer.time-limit") Duration longest) {
        arjPropertyManager.getCoordinatorEnvironmentBean().setTxReaperCancelWaitPeriod(longest.toMillis());
    }
}
