// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.changes.RevisionListener;
import dev.colorway.database.DatabaseFailure;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.revision.Write;
import dev.colorway.settings.ChangeSettings;
import dev.colorway.settings.WebhookSettings;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Delivers messages to webhooks. Looks for webhooks with something to deliver: at the start, after a write of this
 * process, after a webhook was created or switched on, after a message was skipped, after a notification of the
 * database, when a pause ends, and every few seconds. Delivers the messages of one webhook one after the other, and
 * those of different webhooks independently: a request in progress blocks no thread.
 */
@ApplicationScoped
class WebhookDispatcher {

    private static final Logger LOG = Logger.getLogger(WebhookDispatcher.class);
    private static final int THREADS = 4;
    /** Runs before the database closes. */
    private static final int FIRST = 1;

    private static final int END_SECONDS = 5;
    private static final int END_POLL_MILLIS = 20;

    private final Vertx vertx;
    private final RevisionListener listener;
    private final WebhookOutbox outbox;
    private final WebhookClient client;
    private final WebhookLocks locks;
    private final WeeklyDigest digests;
    private final AgroalDataSource connections;
    private final WebhookSettings settings;
    private final ChangeSettings changes;
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS, WebhookDispatcher::thread);
    private final AtomicBoolean lookScheduled = new AtomicBoolean();
    private final Runnable onWrite = this::look;
    /** The webhooks to which this process delivers now. */
    private final Set<Long> running = ConcurrentHashMap.newKeySet();
    /**
     * The running webhooks that became due again. When their deliveries end, this process looks at the webhooks once
     * more.
     */
    private final Set<Long> woken = ConcurrentHashMap.newKeySet();

    private volatile boolean isOn;
    private long timer = -1;
    private volatile boolean wasUnavailable;
    /** Whether the last look has found active webhooks. */
    private volatile boolean hasAny;

    WebhookDispatcher(
            Vertx vertx,
            RevisionListener listener,
            WebhookOutbox outbox,
            WebhookClient client,
            WebhookLocks locks,
            WeeklyDigest digests,
            AgroalDataSource connections,
            WebhookSettings settings,
            ChangeSettings changes) {
        this.vertx = vertx;
        this.listener = listener;
        this.outbox = outbox;
        this.client = client;
        this.locks = locks;
        this.digests = digests;
        this.connections = connections;
        this.settings = settings;
        this.changes = changes;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "webhooks");
        thread.setDaemon(true);
        return thread;
    }

    void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent start) {
        isOn = settings.deliver();
        if (isOn) {
            timer = vertx.setPeriodic(changes.lookEvery().toMillis(), id -> look());
            look();
        }
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) Write.Written written) {
        look();
    }

    /**
     * Fired in a transaction that creates a webhook, switches one on or skips a message. After the commit, this process
     * looks at the webhooks.
     */
    record Changed() {}

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed changed) {
        look();
    }

    /** Schedules a look at all webhooks. */
    void look() {
        if (isOn && lookScheduled.compareAndSet(false, true)) {
            workers.execute(this::startDue);
        }
    }

    private void startDue() {
        lookScheduled.set(false);
        try {
            DueWebhooks found = DueWebhooks.find(connections, digests.week());
            wasUnavailable = false;
            hasAny = found.hasActive();
            if (hasAny) {
                listener.listen(onWrite);
            }
            found.due().forEach(this::begin);
        } catch (SQLException unavailable) {
            report(unavailable);
        }
    }

    private void report(Exception unavailable) {
        if (hasAny && !wasUnavailable && isOn) {
            LOG.warnf("Cannot deliver to webhooks; the next look retries: %s", unavailable.getMessage());
        }
        wasUnavailable = true;
    }

    private void begin(Long webhook) {
        if (running.add(webhook)) {
            workers.execute(() -> lockAndTurn(webhook));
        } else {
            woken.add(webhook);
            if (!running.contains(webhook) && woken.remove(webhook)) {
                // Another thread ended the deliveries before it could see the new element of woken.
                look();
            }
        }
    }

    private void lockAndTurn(Long webhook) {
        try {
            if (isOn && locks.lock(webhook)) {
                turn(webhook, null);
            } else {
                running.remove(webhook);
            }
        } catch (SQLException unavailable) {
            report(unavailable);
            running.remove(webhook);
        }
    }

    /** Stores the result of the last attempt, then sends the next message, if there is one. */
    private void turn(Long webhook, WebhookOutbox.@Nullable Result last) {
        try {
            WebhookOutbox.Turn next = outbox.next(webhook, last);
            while (next.hasMore() && isOn) {
                next = outbox.next(webhook, null);
            }
            wasUnavailable = false;
            OutgoingMessage message = next.message();
            if (message != null && isOn && locks.isHeld(webhook)) {
                send(webhook, message);
                return;
            }
            if (next.retryAt() != null) {
                retry(next.retryAt());
            }
        } catch (SQLException | RuntimeException failed) {
            // Nothing is lost: a message whose result is not stored is sent again, with the same id.
            if (failed instanceof RuntimeException ofMessage && isOn && !isTemporary(ofMessage)) {
                pause(webhook, ofMessage);
            } else {
                report(failed);
            }
        }
        end(webhook);
    }

    /** Returns whether the database failed, or the failure says that a later attempt can succeed. */
    private static boolean isTemporary(RuntimeException failure) {
        return DatabaseFailure.isOfDatabase(failure)
                || (failure instanceof ProblemException problem && problem.type() == ProblemType.UNAVAILABLE);
    }

    private void pause(Long webhook, RuntimeException failure) {
        try {
            outbox.failed(webhook, failure);
        } catch (RuntimeException unavailable) {
            report(unavailable);
        }
    }

    private void send(Long webhook, OutgoingMessage message) {
        client.send(message)
                .thenAcceptAsync(attempt -> turn(webhook, new WebhookOutbox.Result(message.number(), attempt)), workers)
                .exceptionally(ended -> {
                    end(webhook);
                    return null;
                });
    }

    private void retry(Instant at) {
        long millis = Math.max(1, Duration.between(Instant.now(), at).toMillis() + 1);
        vertx.setTimer(millis, id -> look());
    }

    private void end(Long webhook) {
        locks.unlock(webhook);
        running.remove(webhook);
        if (woken.remove(webhook)) {
            look();
        }
    }

    /** Begins no more attempts. Attempts in progress continue. */
    void end(@Observes ShutdownDelayInitiatedEvent signal) {
        isOn = false;
    }

    /** Waits up to 5 seconds for the attempts in progress, so that their results are stored. */
    void await(@Observes @Priority(FIRST) ShutdownEvent signal) throws InterruptedException {
        isOn = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
        while (!running.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(END_POLL_MILLIS);
        }
    }

    @PreDestroy
    void stop() {
        isOn = false;
        vertx.cancelTimer(timer);
        workers.shutdownNow();
    }
}
