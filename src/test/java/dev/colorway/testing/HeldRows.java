// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.http.body.Draft;
import dev.colorway.http.body.DraftReader;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/**
 * Pauses an import. Between {@link #hold} and {@link #releaseAll}, an import that reads a row named {@value #NAME}
 * waits there for one call of {@link #releaseOne}.
 */
@Alternative
@Priority(1)
@Singleton
public class HeldRows extends DraftReader {

    /** The name of the rows at which imports wait. */
    public static final String NAME = "Held";

    private static final int ALL = 1000;
    private static volatile Semaphore permits = new Semaphore(ALL);

    /** Makes imports wait at rows with this name. */
    public static void hold() {
        permits = new Semaphore(0);
    }

    /** Releases one import that waits at one row. */
    public static void releaseOne() {
        permits.release();
    }

    /** Releases all imports. No import waits from now on. */
    public static void releaseAll() {
        permits.release(ALL);
    }

    @Override
    public <D extends Record & Draft> Reading<D> read(Class<D> type, JsonNode json, boolean replaces) {
        if (json.path("name").asText().equals(NAME)) {
            permits.acquireUninterruptibly();
        }
        return super.read(type, json, replaces);
    }
}
