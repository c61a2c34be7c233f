// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Builds the parameters of an operation from the few that a page sets. All others stay unset, as in a request that does
 * not name them; so a new parameter of an operation needs no change here.
 */
final class Query {

    private Query() {}

    /**
     * Returns the parameters of an operation.
     *
     * @param type the record of the parameters
     * @param values the values by the name of the parameter
     */
    static <R extends Record> R of(Class<R> type, Map<String, ?> values) {
        RecordComponent[] parameters = type.getRecordComponents();
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Stream.of(parameters).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(Stream.of(parameters)
                    .map(parameter -> values.get(parameter.getName()))
                    .toArray());
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
