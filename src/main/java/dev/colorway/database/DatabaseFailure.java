// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

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
import org.hibernate.exception.JDBCConnectionException;

/**
 * What a failure says of the database, by the states of SQL (class 08 is about connections) and those of PostgreSQL (<a
 * href="https://www.postgresql.org/docs/current/errcodes-appendix.html">Appendix A</a>).
 */
public final class DatabaseFailure {

    private static final int MOST_CAUSES = 50;
    private static final int DEEPEST = 20;
    /**
     * Two that waited for each other, or that could not have followed one another: the database has undone one of them.
     */
    private static final Set<String> UNDONE = Set.of("40001", "40P01");
    /**
     * It ends, was killed, or begins; it ended a transaction that did nothing, or has as many connections as it may
     * have.
     */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "53300");
    /** A statement that was cancelled; a lock that was not free in time, on H2 and on PostgreSQL. */
    private static final Set<String> LATE = Set.of("57014", "HYT00", "55P03");

    /** The disk of PostgreSQL is full. */
    private static final Set<String> FULL = Set.of("53100");
    /** What operating systems say of a full disk, of the database or of the folder for temporary files. */
    private static final Pattern NO_ROOM =
            Pattern.compile("(?i)no space left on device|not enough space on the disk|disk quota exceeded");

    /** What H2 says of a file that is damaged. */
    private static final Pattern DAMAGED =
            Pattern.compile("(?i)file corrupted|MVStoreException: (chunk|block|page|position)");

    private DatabaseFailure() {}

    /** Whether the file of H2 is damaged. */
    public static boolean isDamaged(Throwable failure) {
        return causes(failure, DEEPEST)
                .anyMatch(cause -> DAMAGED.matcher(String.valueOf(cause)).find());
    }

    /** Whether there is no room left on a disk. */
    public static boolean isFull(Throwable failure) {
        return causes(failure, DEEPEST)
                .anyMatch(cause -> isOf(FULL, cause)
                        || NO_ROOM.matcher(String.valueOf(cause.getMessage())).find());
    }

    /** The cause that may be gone a moment later, if there is one. */
    public static Optional<Throwable> passing(Throwable failure) {
        return causes(failure, DEEPEST)
                .filter(cause -> isOfConnection(cause)
                        || cause instanceof CircuitBreakerOpenException
                        || cause instanceof SQLTransientException
                        || (cause instanceof RollbackException ended && isOutOfTime(ended))
                        || isOf(UNDONE, cause)
                        || isOf(LATE, cause))
                .findFirst();
    }

    /** Whether no connection could be had, or it broke. */
    public static boolean isAway(Throwable failure) {
        return causes(failure, DEEPEST).anyMatch(DatabaseFailure::isOfConnection);
    }

    /** Whether the whole transaction was undone because of another one, so that it can be done again. */
    public static boolean isUndone(Throwable failure) {
        return !isAway(failure) && causes(failure, DEEPEST).anyMatch(cause -> isOf(UNDONE, cause));
    }

    /** Whether the connection broke while the transaction was being committed: it may be in the catalog, or not. */
    public static boolean isUnknown(Throwable failure) {
        return isAway(failure) && causes(failure, DEEPEST).anyMatch(XAException.class::isInstance);
    }

    /** The failure and all that led to it; what a transaction's end failed of is kept beside the causes. */
    private static Stream<Throwable> causes(Throwable failure, int deep) {
        if (failure == null || deep == 0) {
            return Stream.empty();
        }
        Stream<Throwable> others =
                Stream.concat(Stream.ofNullable(failure.getCause()), Arrays.stream(failure.getSuppressed()));
        return Stream.concat(Stream.of(failure), others.flatMap(cause -> causes(cause, deep - 1)))
                .limit(MOST_CAUSES);
    }

    /** The pool has no state for a connection that is not free in time. */
    private static boolean isOfConnection(Throwable cause) {
        if (!(cause instanceof SQLException sql) || sql.getSQLState() == null) {
            return cause instanceof JDBCConnectionException
                    || (cause instanceof SQLException
                            && String.valueOf(cause.getMessage())
                                    .toLowerCase(Locale.ROOT)
                                    .contains("acquisition timeout"));
        }
        return sql.getSQLState().startsWith("08") || AWAY.contains(sql.getSQLState());
    }

    private static boolean isOf(Set<String> states, Throwable cause) {
        return cause instanceof SQLException sql && sql.getSQLState() != null && states.contains(sql.getSQLState());
    }

    /**
     * Of the ways in which a transaction rolls back, the one that is no fault of the request: it had been ended
     * already.
     */
    private static boolean isOutOfTime(RollbackException ended) {
        return ended.getCause() == null && String.valueOf(ended.getMessage()).startsWith("ARJUNA016102");
    }
}
