// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The methods and media types of each address. The framework does not provide them, and several headers need them:
 * {@code Allow} of a 405, {@code Accept} of a 415 (RFC 9110, 15.5.6 and 15.5.16), {@code Accept-Patch} (RFC 5789, 3.1).
 */
@Singleton
public class AllowedMethods {

    public static final String ACCEPT_PATCH = "Accept-Patch";

    /** Return types that do not determine a media type. */
    private static final Set<Class<?>> UNDECLARED = Set.of(void.class, String.class, byte[].class);

    /**
     * One Java method of a resource class that answers HTTP requests.
     *
     * @param paths matches the paths of the operation
     * @param bodies the media types that it reads
     * @param answers the media types that it writes; empty if it neither declares them nor returns an object as JSON
     */
    private record Operation(Pattern paths, String method, List<String> bodies, List<String> answers) {}

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
                                bodies(operation),
                                answers(operation))));
    }

    private static Pattern paths(Class<?> resource, Method operation) {
        Path operationPath = operation.getAnnotation(Path.class);
        String template =
                resource.getAnnotation(Path.class).value() + (operationPath == null ? "" : operationPath.value());
        return Pattern.compile(template.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+") + "/?");
    }

    private static List<String> bodies(Method operation) {
        Consumes consumes = operation.getAnnotation(Consumes.class);
        return consumes == null ? List.of(MediaType.APPLICATION_JSON) : List.of(consumes.value());
    }

    /**
     * Returns the media types without their parameters, such as {@code qs}. Objects are written as JSON if the
     * operation declares no media type.
     */
    private static List<String> answers(Method operation) {
        Produces produces = operation.getAnnotation(Produces.class);
        if (produces != null) {
            return Stream.of(produces.value())
                    .map(type -> type.split(";", 2)[0].strip())
                    .toList();
        }
        return UNDECLARED.contains(operation.getReturnType()) ? List.of() : List.of(MediaType.APPLICATION_JSON);
    }

    /** Returns the media types of a body that this method accepts at this path; empty if no operation answers there. */
    public List<String> bodies(String path, String method) {
        return matching(path, method)
                .flatMap(operation -> operation.bodies.stream())
                .distinct()
                .toList();
    }

    /** Returns the media types of the responses of this method at this path, JSON first and HTML last; may be empty. */
    public List<String> answers(String path, String method) {
        return matching(path, method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method)
                .flatMap(operation -> operation.answers.stream())
                .distinct()
                .sorted(Comparator.comparing(AllowedMethods::rank))
                .toList();
    }

    private static int rank(String mediaType) {
        return switch (mediaType) {
            case MediaType.APPLICATION_JSON -> 0;
            case MediaType.TEXT_HTML -> 2;
            default -> 1;
        };
    }

    private Stream<Operation> matching(String path, String method) {
        return operations.stream()
                .filter(operation -> operation.method.equals(method)
                        && operation.paths.matcher(path).matches());
    }

    /**
     * The address of a file, such as {@code /sneakers.csv}.
     *
     * @param path the path of the operation that answers with this media type, such as {@code /sneakers}
     */
    public record FileAddress(String path, String mediaType) {}

    /** Returns the file address that a path such as {@code /sneakers.csv} means; empty for any other path. */
    public Optional<FileAddress> file(String path) {
        return FileType.ofEnd(path)
                .map(type -> new FileAddress(
                        path.substring(0, path.length() - type.extension().length() - 1), type.mediaType()))
                .filter(file -> answers(file.path, HttpMethod.GET).contains(file.mediaType));
    }

    /** Returns whether a method answers requests at this path. */
    public boolean exists(String path) {
        return operations.stream()
                        .anyMatch(operation -> operation.paths.matcher(path).matches())
                || file(path).isPresent();
    }

    /** Returns the methods of this path, in alphabetical order. Adds HEAD if there is a GET, and always OPTIONS. */
    public NavigableSet<String> methods(String path) {
        NavigableSet<String> methods = new TreeSet<>();
        operations.stream()
                .filter(operation -> operation.paths.matcher(path).matches())
                .map(Operation::method)
                .forEach(methods::add);
        if (methods.isEmpty() && file(path).isPresent()) {
            methods.add(HttpMethod.GET);
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return methods;
    }
}
