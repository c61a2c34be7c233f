// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.hibernate.exception.JDBCConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Classifies failures of the database by the SQLSTATE of standard SQL (class 08 is about connections) and of PostgreSQL
 * (<a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">Appendix A</a>). Some failures have no such
 * SQLSTATE: for them, the class or the message of the exception decides.
 */
public final class DatabaseFailure {

    private static final int MAX_CAUSES = 50;
    private static final int MAX_DEPTH = 20;
    /** A deadlock or a serialization failure: the database rolled back one of the transactions. */
    private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01");
    /**
     * The database shuts down, was killed, or starts. Or it ended an idle transaction or session, or has reached its
     * limit of connections.
     */
    private static final Set<String> UNREACHABLE = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "53300");
    /** A cancelled statement, or a lock that was not free in time, on H2 and on PostgreSQL. */
    private static final Set<String> TIMED_OUT = Set.of("57014", "HYT00", "55P03");

    /** The disk of PostgreSQL is full. */
    private static final Set<String> DISK_FULL = Set.of("53100");
    /** The messages of operating systems if the disk of the database or the disk of the temporary files is full. */
    private static final Pattern DISK_FULL_MESSAGE =
            Pattern.compile("(?i)no space left on device|not enough space on the disk|disk quota exceeded");

    /** The messages of H2 for a damaged file in errors without a specific code. */
    private static final Pattern DAMAGED =
            Pattern.compile("(?i)file corrupted|MVStoreException: (chunk|block|page|position)");

    private DatabaseFailure() {}

    /**
     * Returns whether the file of H2 is damaged. A temporary file of this service, which has the same format, is not
     * the file of H2.
     */
    public static boolean isDamaged(Throwable failure) {
        return causes(failure, MAX_DEPTH)
                .filter(SQLException.class::isInstance)
                .flatMap(ofDatabase -> causes(ofDatabase, MAX_DEPTH))
                .anyMatch(cause -> (cause instanceof MVStoreException store
                                && store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT)
                        || DAMAGED.matcher(String.valueOf(cause)).find());
    }

    /** Returns whether a disk is full. */
    public static boolean isFull(Throwable failure) {
        return causes(failure, MAX_DEPTH)
                .anyMatch(cause -> isOf(DISK_FULL, cause)
                        || DISK_FULL_MESSAGE
                                .matcher(String.valueOf(cause.getMessage()))
                                .find());
    }

    /**
     * Returns the first cause that can end without intervention, such as a lost connection, a deadlock or a timeout;
     * empty if there is none.
     */
    public static Optional<Throwable> transientCause(Throwable failure) {
        return causes(failure, MAX_DEPTH)
                .filter(cause -> isOfConnection(cause)
                        || cause instanceof CircuitBreakerOpenException
                        || cause instanceof SQLTransientException
                        || (cause instanceof RollbackException ended && isTimeout(ended))
                        || isOf(ROLLED_BACK, cause)
                        || isOf(TIMED_OUT, cause))
                .findFirst();
    }

    /** Returns whether the database or a transaction failed, and not other code. */
    public static boolean isOfDatabase(Throwable failure) {
        return transientCause(failure).isPresent()
                || causes(failure, MAX_DEPTH)
                        .anyMatch(cause -> cause instanceof SQLException
                                || cause instanceof PersistenceException
                                || cause instanceof RollbackException
                                || cause instanceof XAException
                                || cause instanceof MVStoreException);
    }

    /** Returns whether the service got no connection, or the connection broke. */
    public static boolean isUnreachable(@Nullable Throwable failure) {
        return causes(failure, MAX_DEPTH).anyMatch(DatabaseFailure::isOfConnection);
    }

    /** Returns whether the whole transaction was rolled back because of another transaction. Then it can be retried. */
    public static boolean isRolledBack(Throwable failure) {
        return !isUnreachable(failure) && causes(failure, MAX_DEPTH).anyMatch(cause -> isOf(ROLLED_BACK, cause));
    }

    /**
     * Returns whether the connection broke during the commit: the catalog may or may not contain the transaction. Only
     * a failed commit or rollback has an {@link XAException} among its causes.
     */
    public static boolean isOutcomeUnknown(Throwable failure) {
        return isUnreachable(failure) && causes(failure, MAX_DEPTH).anyMatch(XAException.class::isInstance);
    }

    /**
     * Returns the failure and its causes, at most {@value #MAX_CAUSES}; nothing for null. Includes suppressed
     * exceptions: they contain the reason if a transaction could not end.
     *
     * @param depth how many levels of causes to follow, the failure included
     */
    private static Stream<Throwable> causes(@Nullable Throwable failure, int depth) {
        if (failure == null || depth == 0) {
            return Stream.empty();
        }
        Stream<Throwable> others =
                Stream.concat(Stream.ofNullable(failure.getCause()), Arrays.stream(failure.getSuppressed()));
        return Stream.concat(Stream.of(failure), others.flatMap(cause -> causes(cause, depth - 1)))
                .limit(MAX_CAUSES);
    }

    /** Returns whether a cause is about the connection. The pool sets no SQLSTATE if no connection is free in time. */
    private static boolean isOfConnection(Throwable cause) {
        if (!(cause instanceof SQLException sql) || sql.getSQLState() == null) {
            return cause instanceof JDBCConnectionException
                    || (cause instanceof SQLException
                            && String.valueOf(cause.getMessage())
                                    .toLowerCase(Locale.ROOT)
                                    .contains("acquisition timeout"));
        }
        return sql.getSQLState().startsWith("08") || UNREACHABLE.contains(sql.getSQLState());
    }

    private static boolean isOf(Set<String> states, Throwable cause) {
        return cause instanceof SQLException sql && sql.getSQLState() != null && states.contains(sql.getSQLState());
    }

    /** Returns whether a transaction was rolled back because it exceeded its time limit. */
    private static boolean isTimeout(RollbackException ended) {
        return ended.getCause() == null && String.valueOf(ended.getMessage()).startsWith("ARJUNA016102");
    }
}
