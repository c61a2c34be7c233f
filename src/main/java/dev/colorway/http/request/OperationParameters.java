// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ForeignNames;
import dev.colorway.http.problem.Nearest;
import dev.colorway.http.problem.Problem;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The query parameters of an operation: the components of its {@code @BeanParam} records, so no second declaration is
 * necessary.
 *
 * @param records the types of these records
 * @param readers the reader of each parameter, by the name of the parameter
 */
record OperationParameters(List<Class<? extends Record>> records, Map<String, ParameterReader> readers) {

    /** @param lists the names of all lists of the catalog */
    static OperationParameters of(Method operation, List<String> lists) {
        List<Class<? extends Record>> records = new ArrayList<>();
        Map<String, ParameterReader> readers = new LinkedHashMap<>();
        Arrays.stream(operation.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(BeanParam.class))
                .forEach(parameter -> records.add(parameter.getType().asSubclass(Record.class)));
        records.stream()
                .flatMap(ParameterRecord::parameters)
                .map(component -> ParameterReader.of(component, lists))
                .forEach(reader -> readers.put(reader.name(), reader));
        return new OperationParameters(records, readers);
    }

    /** Returns the names in a query that are not parameters of the operation, in alphabetical order. */
    List<String> unknown(Map<String, List<String>> given) {
        return given.keySet().stream()
                .filter(name -> !readers.containsKey(name))
                .sorted()
                .toList();
    }

    /** Returns all faults of the given names and values; an empty list if they are valid. */
    List<Fault> faults(Map<String, List<String>> given, Validator validator) {
        List<Fault> faults = new ArrayList<>();
        unknown(given).forEach(name -> faults.add(unknown(name)));
        each(given, (reader, values) -> faults.addAll(reader.faults(values, validator)));
        faults.addAll(
                faults.isEmpty()
                        ? faultsTogether(given)
                        : faultsOfTexts(
                                given, faults.stream().map(Fault::parameter).collect(Collectors.toSet())));
        return faults;
    }

    private void each(Map<String, List<String>> given, BiConsumer<ParameterReader, List<String>> action) {
        readers.forEach((name, reader) -> {
            if (given.containsKey(name)) {
                action.accept(reader, given.get(name));
            }
        });
    }

    private Fault unknown(String name) {
        return ForeignNames.ofParameter(name, readers.keySet()).orElseGet(() -> unlisted(name));
    }

    private Fault unlisted(String name) {
        String detail = readers.isEmpty()
                ? "unknown: there are no parameters here"
                : "unknown: the parameters here are " + String.join(", ", readers.keySet());
        return new Fault(Problem.quoted(name), null, null, null, detail, Nearest.to(name, readers.keySet()));
    }

    /**
     * Returns the faults that the records find in the combination of all values, such as a range that ends before it
     * begins.
     */
    private List<Fault> faultsTogether(Map<String, List<String>> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        each(given, (reader, texts) -> values.put(reader.name(), reader.value(texts)));
        return recordFaults(values);
    }

    /**
     * Returns the faults that the records find in each text alone, such as a text that is empty after it is folded.
     * Used if a name or a value has a fault: the combination of all values is then not checked.
     *
     * @param faulty the names of the parameters with a fault
     */
    private List<Fault> faultsOfTexts(Map<String, List<String>> given, Set<String> faulty) {
        List<Fault> faults = new ArrayList<>();
        each(given, (reader, texts) -> {
            if (reader.isText() && !faulty.contains(reader.name())) {
                recordFaults(Map.of(reader.name(), reader.value(texts))).stream()
                        .filter(fault -> reader.name().equals(fault.parameter()))
                        .forEach(faults::add);
            }
        });
        return faults;
    }

    private List<Fault> recordFaults(Map<String, Object> values) {
        return records.stream()
                .flatMap(type -> ParameterRecord.faults(type, values).stream())
                .toList();
    }

    /**
     * Returns the values of the parameters with fixed choices, by parameter name. Each value has the spelling of its
     * choice.
     */
    Map<String, List<String>> choices(Map<String, List<String>> given) {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        each(given, (reader, texts) -> {
            if (!reader.choices().isEmpty()) {
                choices.put(reader.name(), reader.canonical(texts));
            }
        });
        return choices;
    }
}
