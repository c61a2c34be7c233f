// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Finds exceptions that this JVM throws, even if they are caught. Uses the flight recorder of the JVM. */
public final class ThrownExceptions {

    private ThrownExceptions() {}

    /** The code to watch. */
    @FunctionalInterface
    public interface Watched {
        void run() throws IOException;
    }

    /**
     * Runs code, and returns the methods of the service whose calls of a library class led to an exception in that
     * class. Also watches all other threads.
     *
     * @param thrower the name of the class of the library
     */
    public static SortedSet<String> callers(String thrower, Watched code) throws IOException {
        Path file = Files.createTempFile("thrown", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.JavaExceptionThrow").withStackTrace().with("throttle", "off");
            recording.start();
            code.run();
            recording.stop();
            recording.dump(file);
            SortedSet<String> callers = new TreeSet<>();
            RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getStackTrace() != null)
                    .map(event -> event.getStackTrace().getFrames().stream()
                            .map(RecordedFrame::getMethod)
                            .toList())
                    .filter(methods -> methods.stream()
                            .anyMatch(method -> method.getType().getName().equals(thrower)))
                    .forEach(methods -> callers.add(caller(methods)));
            return callers;
        } finally {
            Files.delete(file);
        }
    }

    private static String caller(List<RecordedMethod> methods) {
        return methods.stream()
                .filter(method -> method.getType().getName().startsWith("dev.colorway."))
                .findFirst()
                .map(method -> method.getType().getName().replaceFirst(".*\\.", "") + "." + method.getName())
                .orElse("unknown");
    }
}
