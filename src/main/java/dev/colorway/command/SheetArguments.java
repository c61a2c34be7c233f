// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.sheet.SheetOptions;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of the command {@code import} for tables of other sources. They are those of {@code POST /imports}, and
 * {@code --mapping}.
 */
final class SheetArguments {

    private static final String MAP = "map";
    private static final char BETWEEN = '=';
    private static final char COMMENT = '#';
    private static final String CREATE = "create";
    private static final String CREATE_NONE = "none";

    /** The parameters of {@code POST /imports} that messages name with a value. */
    private static final Pattern PARAMETER = Pattern.compile("\\b(create|numbers|dates|currency|sizes)=(?=\\S)");

    /** A mapping in a message, in brackets. */
    private static final Pattern MAPPING = Pattern.compile("\\(map=(.+?=(?:FIELD|size|price\\.retail|-))\\)");

    @Option(
            names = "--map",
            paramLabel = "COLUMN=FIELD[,...]",
            description = "The fields of columns, such as 'SKU=styleCode,Prix=price.retail'; - ignores a column.")
    List<String> map = List.of();

    @Option(names = "--mapping", paramLabel = "FILE", description = "A file with a COLUMN=FIELD on each line.")
    Path mapping;

    @Option(
            names = "--shape",
            paramLabel = "SHAPE",
            description = "The shape of the file: shopify, woocommerce, google, sales, goat, stockx or table. Without"
                    + " this option, the command recognises it by the header.")
    String shape;

    @Option(
            names = "--create",
            paramLabel = "missing|none",
            description = "missing (the default): create brands, silhouettes, collaborators, collaborations and"
                    + " designers that rows name and that do not exist; none: each of them is a fault.")
    String create;

    @Option(names = "--ignore-unknown-columns", description = "Ignore columns that have no field.")
    boolean ignoreUnknownColumns;

    @Option(
            names = "--numbers",
            paramLabel = "1,234.56|1.234,56",
            description =
                    "How amounts are written. Without this option, the shape decides, or the values of the file if "
                            + "the shape has none.")
    String numbers;

    @Option(
            names = "--dates",
            paramLabel = "MM/dd/yyyy|dd/MM/yyyy|MM/dd/yy|dd/MM/yy",
            description = "The order of day and month; with yy if years have two digits (1970 to 2069). Without this"
                    + " option, the values of the file decide the order.")
    String dates;

    @Option(names = "--currency", paramLabel = "EUR", description = "The currency of amounts that name none.")
    String currency;

    @Option(names = "--sizes", paramLabel = "US", description = "The system of sizes that name none.")
    String sizes;

    @Option(names = "--source", paramLabel = "NAME", description = "The source of prices that name none.")
    String source;

    @Option(
            names = "--observed-at",
            paramLabel = "TIME",
            description = "The date or time of prices that name none. Default: today, in UTC.")
    String observedAt;

    /**
     * Returns the given options as arguments of the task, each as {@code name=value}. Each line of the mapping file
     * becomes one argument, except blank lines and those that begin with {@code #}. The task runs in the service, whose
     * arguments are texts.
     *
     * @throws IOException if the mapping file cannot be read; the message is for a person
     */
    List<String> toArguments() throws IOException {
        List<String> arguments = new ArrayList<>();
        map.forEach(mappings -> add(MAP, mappings, arguments));
        if (mapping != null) {
            lines(mapping).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && line.charAt(0) != COMMENT)
                    .forEach(line -> add(MAP, line, arguments));
        }
        add("shape", shape, arguments);
        add(CREATE, create, arguments);
        add("ignoreUnknownColumns", ignoreUnknownColumns ? "true" : null, arguments);
        add("numbers", numbers, arguments);
        add("dates", dates, arguments);
        add("currency", currency, arguments);
        add("sizes", sizes, arguments);
        add("source", source, arguments);
        add("observedAt", observedAt, arguments);
        return arguments;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IOException(
                    "Cannot read the file of --mapping, " + file + ": " + reason(file, unreadable) + ".", unreadable);
        }
    }

    private static String reason(Path file, IOException unreadable) {
        if (unreadable instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (unreadable instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        if (unreadable instanceof AccessDeniedException) {
            return "this user has no permission";
        }
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        // The message of such an exception begins with the path.
        String reason = unreadable instanceof FileSystemException failed ? failed.getReason() : null;
        return reason == null ? String.valueOf(unreadable.getMessage()) : reason;
    }

    private static void add(String name, @Nullable String value, List<String> arguments) {
        if (value != null) {
            arguments.add(name + BETWEEN + value);
        }
    }

    /**
     * Reads the arguments of {@link #toArguments}.
     *
     * @throws IllegalArgumentException with all faults, if there are any; the message is for a person
     */
    static SheetOptions read(List<String> arguments) {
        try {
            return SheetOptions.of(new SheetOptions.Given(
                    values(MAP, arguments).toList(),
                    value("shape", arguments),
                    createsNothing(arguments) ? null : value(CREATE, arguments),
                    value("ignoreUnknownColumns", arguments) != null,
                    value("numbers", arguments),
                    value("dates", arguments),
                    value("currency", arguments),
                    value("sizes", arguments),
                    value("source", arguments),
                    value("observedAt", arguments)));
        } catch (SheetOptions.WrongOptionsException wrong) {
            throw new IllegalArgumentException("Wrong options: " + wrong.getMessage() + ".", wrong);
        }
    }

    /** Returns whether the option {@code create} is {@code none}. By default, the command creates missing entries. */
    static boolean createsNothing(List<String> arguments) {
        return CREATE_NONE.equals(value(CREATE, arguments));
    }

    /**
     * Returns a message about a file, with options of the command in place of the parameters of {@code POST /imports}.
     */
    static String asOptions(String message) {
        String mapped = MAPPING.matcher(message).replaceAll("(--map '$1')");
        return PARAMETER
                .matcher(mapped)
                .replaceAll("--$1 ")
                .replace("ignoreUnknownColumns=true", "--ignore-unknown-columns")
                .replace("onFault=skip", "--on-fault=skip")
                .replace("Send the parameter", "Add the option")
                .replace("or send --create", "or add --create");
    }

    private static @Nullable String value(String name, List<String> arguments) {
        return values(name, arguments).findFirst().orElse(null);
    }

    private static Stream<String> values(String name, List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(name + BETWEEN))
                .map(argument -> argument.substring(name.length() + 1));
    }
}
