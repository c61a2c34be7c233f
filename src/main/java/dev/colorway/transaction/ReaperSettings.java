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
 * Lets what rolls back a transaction that took too long wait for the statement under way, which is cancelled, too. By
 * itself it would be interrupted after half a second, and whoever is interrupted while H2 reads or writes its file
 * closes it: one slow question would end the database for all.
 */
@Singleton
class ReaperSettings {

    void beforeTheFirstTransaction(
            @Observes @Priority(1) StartupEvent start,
            @ConfigProperty(name = "colorway.transfer.time-limit") Duration longest) {
        arjPropertyManager.getCoordinatorEnvironmentBean().setTxReaperCancelWaitPeriod(longest.toMillis());
    }
}
