// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * All HQL and SQL in the source code of the service: every string, concatenation and text block that is a statement or
 * contains a path like {@code p.amount}. The compiler's own parser reads the source code, so none is missed.
 */
public final class QueryTexts {

    /** Replaces a part that is known only at run time. */
    private static final String HOLE = "\u0001";

    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(select|from|insert into|update|delete from)\\s[^:]*.*", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("\\b[a-z]\\.[a-z]\\w+");
    private static final Pattern ENTITY = Pattern.compile("\\b(from|join|update|into)\\s+[A-Z]");
    /** The methods of Panache that accept a short form of HQL: {@code Price.count("sneakerId", id)}. */
    private static final Set<String> SHORT_FORMS =
            Set.of("count", "delete", "find", "list", "stream", "update", "firstResult");

    /**
     * A query or part of one.
     *
     * @param location file and line: {@code PriceFilter.java:113}
     */
    public record QueryText(String location, String text) {

        /** Returns whether it is a complete statement without unknown parts. */
        public boolean isComplete() {
            return STATEMENT.matcher(text).matches() && !text.contains(HOLE);
        }

        /** Returns whether it names entities rather than tables. */
        public boolean isHql() {
            return ENTITY.matcher(text).find();
        }

        /** Returns a test whether a statement contains it, with any text for the unknown parts. */
        public Predicate<String> isPartOf() {
            return Pattern.compile(
                            Stream.of(text.split(HOLE, -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                            Pattern.DOTALL)
                    .asPredicate();
        }

        @Override
        public String toString() {
            return location + ": " + text.replace(HOLE, "...").strip();
        }
    }

    private final List<QueryText> texts = new ArrayList<>();
    private final List<String> shortForms = new ArrayList<>();
    /** Initializers by {@code Class.NAME}. */
    private final Map<String, ExpressionTree> constants = new HashMap<>();

    private QueryTexts() {}

    /** Reads all Java files below a folder. */
    public static QueryTexts in(Path folder) throws IOException {
        QueryTexts found = new QueryTexts();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
                Stream<Path> files = Files.walk(folder)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    null,
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(
                            files.filter(file -> file.toString().endsWith(".java"))
                                    .toList()));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            units.forEach(unit -> unit.accept(found.new Constants(), name(unit)));
            units.forEach(unit -> unit.accept(found.new Texts(unit, Trees.instance(task)), name(unit)));
        }
        return found;
    }

    public List<QueryText> texts() {
        return texts;
    }

    /** Returns an error for each query in Panache's short form, because this class cannot check those. */
    public List<String> shortForms() {
        return shortForms;
    }

    private static String name(CompilationUnitTree unit) {
        return Path.of(unit.getSourceFile().toUri()).getFileName().toString().replace(".java", "");
    }

    /** Returns the text of an expression, with a hole for each part that is no constant. */
    private String text(ExpressionTree expression, String type) {
        if (expression instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        if (expression instanceof ParenthesizedTree inner) {
            return text(inner.getExpression(), type);
        }
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return text(sum.getLeftOperand(), type) + text(sum.getRightOperand(), type);
        }
        String constant = expression instanceof IdentifierTree name ? type + "." + name : expression.toString();
        return constants.containsKey(constant)
                ? text(constants.get(constant), constant.substring(0, constant.indexOf('.')))
                : HOLE;
    }

    private final class Constants extends TreeScanner<Void, String> {

        @Override
        public Void visitVariable(VariableTree variable, String type) {
            if (variable.getInitializer() != null
                    && variable.getModifiers().getFlags().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))) {
                constants.put(type + "." + variable.getName(), variable.getInitializer());
            }
            return super.visitVariable(variable, type);
        }
    }

    private final class Texts extends TreeScanner<Void, String> {

        private final CompilationUnitTree unit;
        private final Trees trees;

        private Texts(CompilationUnitTree unit, Trees trees) {
            this.unit = unit;
            this.trees = trees;
        }

        private String location(Tree tree) {
            long start = trees.getSourcePositions().getStartPosition(unit, tree);
            return name(unit) + ".java:" + unit.getLineMap().getLineNumber(start);
        }

        private void add(ExpressionTree expression, String type) {
            String text = text(expression, type).replaceAll("%(\\d\\$)?s", HOLE);
            if ((STATEMENT.matcher(text).matches() && !text.matches("\\s*\\w+\\s+" + HOLE + "\\s*"))
                    || PATH.matcher(text).find()) {
                texts.add(new QueryText(location(expression), text));
            }
        }

        @Override
        public Void visitLiteral(LiteralTree literal, String type) {
            if (literal.getValue() instanceof String) {
                add(literal, type);
            }
            return null;
        }

        @Override
        public Void visitBinary(BinaryTree binary, String type) {
            if (binary.getKind() != Tree.Kind.PLUS) {
                return super.visitBinary(binary, type);
            }
            add(binary, type);
            operands(binary, type);
            return null;
        }

        /**
         * Skips the literals of a concatenation, which are part of its text. Scans the other operands, which can
         * contain more queries.
         */
        private void operands(ExpressionTree operand, String type) {
            if (operand instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
                operands(sum.getLeftOperand(), type);
                operands(sum.getRightOperand(), type);
            } else if (!(operand instanceof LiteralTree)) {
                scan(operand, type);
            }
        }

        /** Skips annotations: their texts are for people. */
        @Override
        public Void visitAnnotation(AnnotationTree annotation, String type) {
            return null;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, String type) {
            ExpressionTree method = call.getMethodSelect();
            String name = method instanceof MemberSelectTree select
                    ? select.getIdentifier().toString()
                    : method.toString();
            boolean isOfType = method instanceof IdentifierTree
                    || (method instanceof MemberSelectTree select
                            && select.getExpression().toString().matches("[A-Z]\\w*"));
            if (isOfType && SHORT_FORMS.contains(name) && !call.getArguments().isEmpty()) {
                String text = text(call.getArguments().get(0), type);
                if (!text.equals(HOLE) && !STATEMENT.matcher(text).matches()) {
                    shortForms.add(location(call) + ": " + call + "\n  must be complete: from Price p where p.id = ?1");
                }
            }
            return super.visitMethodInvocation(call, type);
        }
    }
}
