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
 * Lets a test stop an import in the middle: between {@link #hold} and {@link #release}, an import that reads a row
 * named {@value #NAME} waits there until {@link #goOn} is called once for it.
 */
@Alternative
@Priority(1)
@Singleton
public class HeldRows extends DraftReader {

    /** The name of the rows that are waited at. */
    public static final String NAME = "Held";

    private static final int ALL = 1000;
    private static volatile Semaphore permits = new Semaphore(ALL);

    /** From now on imports wait at held rows. */
    public static void hold() {
        permits = new Semaphore(0);
    }

    /** Lets an import go past one held row. */
    public static void goOn() {
        permits.release();
    }

    /** From now on nothing waits, and what waits goes on. */
    public static void release() {
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
