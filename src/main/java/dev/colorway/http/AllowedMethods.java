// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which methods an address has: what the header {@code Allow} of a 405 must say (RFC 9110, 15.5.6) and the framework does not. */
@Singleton
class AllowedMethods {

    /** An operation: the paths that it answers at, and its method. */
    private record Operation(Pattern paths, String method) {
    }

    private final List<Operation> operations = Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .<Class<?>>map(bean -> bean.getBeanClass()).filter(type -> type.isAnnotationPresent(Path.class)).distinct()
            .flatMap(AllowedMethods::operations).toList();

    private static Stream<Operation> operations(Class<?> resource) {
        return Arrays.stream(resource.getMethods()).flatMap(operation -> Arrays.stream(operation.getAnnotations())
                .map(Annotation::annotationType).filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
                .map(annotation -> new Operation(paths(resource, operation), annotation.getAnnotation(HttpMethod.class).value())));
    }

    private static Pattern paths(Class<?> resource, Method operation) {
        Path below = operation.getAnnotation(Path.class);
        String template = resource.getAnnotation(Path.class).value() + (below == null ? "" : below.value());
        return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+") + "/?");
    }

    /** The methods of this path, in alphabetical order; HEAD goes with GET, OPTIONS with all. */
    SortedSet<String> at(String path) {
        SortedSet<String> methods = new TreeSet<>();
        operations.stream().filter(operation -> operation.paths.matcher(path).matches()).map(Operation::method).forEach(methods::add);
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return methods;
    }
}
