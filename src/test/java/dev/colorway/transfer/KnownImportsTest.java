// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.rows.RowPosition;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The problems of imports and undos that cannot begin. */
class KnownImportsTest {

    private final KnownImports known = new KnownImports();

    private static ImportProgress progress(long id, @Nullable Long undoes) {
        return new ImportProgress(
                id, new ImportRules(false, ImportMode.MERGE, false, false), undoes, Clock.systemUTC());
    }

    private String problem(ImportProgress progress) {
        return assertThrows(ProblemException.class, () -> known.register(progress))
                .getMessage();
    }

    @Test
    void sayWhatAShutdownPrevents() {
        known.cancelByShutdown();
        assertEquals(
                "The service is shutting down and imported nothing of this file. Send it again on a new connection.",
                problem(progress(3, null)));
        assertEquals(
                "The service is shutting down and did not undo import 2. Send the request again on a new connection.",
                problem(progress(3, 2L)));
    }

    /** A reader can have megabytes of a file in memory. */
    @Test
    void doNotKeepTheReadersOfEndedImports() {
        ImportProgress ended = known.register(progress(1, null));
        WeakReference<Object> reader = withReader(ended);
        ended.end(ImportProgress.State.DONE);
        for (int attempt = 0; attempt < 10 && reader.get() != null; attempt++) {
            System.gc();
        }
        assertNull(reader.get());
        assertEquals(List.of(ended), known.all());
    }

    private static WeakReference<Object> withReader(ImportProgress progress) {
        Object reader = new Object();
        progress.setPositions(line -> new RowPosition(reader.toString(), line));
        return new WeakReference<>(reader);
    }

    @Test
    void sayWhatRuns() {
        ImportProgress undo = known.register(progress(3, 2L));
        known.start(undo);
        assertEquals("The undo of import 2 is running: /imports/3.", problem(progress(4, null)));
        undo.end(ImportProgress.State.DONE);
        known.start(known.register(progress(4, null)));
        assertEquals("Another import is running: /imports/4, 0 % so far.", problem(progress(5, 2L)));
    }
}
