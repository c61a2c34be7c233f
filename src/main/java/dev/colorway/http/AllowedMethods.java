// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an address takes: what the headers {@code Allow} of a 405 and {@code Accept} of a 415 say (RFC 9110, 15.5.6 and
 * 15.5.16) and the framework does not.
 */
@Singleton
class AllowedMethods {

    /** An operation: the paths that it answers at, its method, and the media types of a body that it takes. */
    private record Operation(Pattern paths, String method, List<String> bodies) {}

    private final List<Operation> operations =
            Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .<Class<?>>map(bean -> bean.getBeanClass())
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .distinct()
                    .flatMap(AllowedMethods::operations)
                    .toList();

    private static Stream<Operation> operations(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .flatMap(operation -> Arrays.stream(operation.getAnnotations())
                        .map(Annotation::annotationType)
                        .filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
                        .map(annotation -> new Operation(
                                paths(resource, operation),
                                annotation.getAnnotation(HttpMethod.class).value(),
                                bodies(operation))));
    }

    private static Pattern paths(Class<?> resource, Method operation) {
        Path below = operation.getAnnotation(Path.class);
        String template = resource.getAnnotation(Path.class).value() + (below == null ? "" : below.value());
        return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+") + "/?");
    }

    private static List<String> bodies(Method operation) {
        Consumes taken = operation.getAnnotation(Consumes.class);
        return taken == null ? List.of(MediaType.APPLICATION_JSON) : List.of(taken.value());
    }

    /** The media types of a body that this method takes at this path. */
    List<String> bodies(String path, String method) {
        return operations.stream()
                .filter(operation -> operation.method.equals(method)
                        && operation.paths.matcher(path).matches())
                .flatMap(operation -> operation.bodies.stream())
                .distinct()
                .toList();
    }

    /** The methods of this path, in alphabetical order; HEAD goes with GET, OPTIONS with all. */
    NavigableSet<String> at(String path) {
        NavigableSet<String> methods = new TreeSet<>();
        operations.stream()
                .filter(operation -> operation.paths.matcher(path).matches())
                .map(Operation::method)
                .forEach(methods::add);
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return methods;
    }
}
