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
 * Sets how long the transaction reaper waits until a running statement is cancelled. The reaper rolls back transactions
 * that exceed their timeout. By default it is interrupted after half a second. If a thread is interrupted while H2
 * reads or writes its file, H2 closes the file: one slow query would stop the database for all requests.
 */
@Singleton
class ReaperSettings {

    void beforeTheFirstTransaction(
            @Observes @Priority(1) StartupEvent start,
            @ConfigProperty(name = "colorway.transfer.time-limit") Duration timeLimit) {
        arjPropertyManager.getCoordinatorEnvironmentBean().setTxReaperCancelWaitPeriod(timeLimit.toMillis());
    }
}
