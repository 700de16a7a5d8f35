package nas4j.experiments;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the rules need to know of one source file. */
record SourceFile(Path path, String text, List<Method> methods, List<String> undocumentedTypes) {
    /** A method with a body, and the lines from its first to its last. */
    record Method(String name, int lines) {}

    private static final int MODULE_DEPTH = 2;

    /** Reads the sources of all modules below the folder: of those in it, and those in them. */
    static List<SourceFile> readAll(Path root) {
        try (Stream<Path> folders = Files.walk(root, MODULE_DEPTH)) {
            return folders.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(SourceFile::walk)
                    .filter(path -> path.toString().endsWith(".java"))
                    .map(path -> parse(root.relativize(path), read(path)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceFile parse(Path path, String text) {
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, List.of(new InMemory(text)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            Scanner scanner = new Scanner(DocTrees.instance(task), unit);
            scanner.scan(unit, path);
            return new SourceFile(path, text, scanner.methods, scanner.undocumentedTypes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isMain() {
        return path.toString().replace('\\', '/').contains("/src/main/java/");
    }

    boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    Path folder() {
        return path.getParent();
    }

    int lines() {
        return (int) text.lines().count();
    }

    @Override
    public String toString() {
        return "%s (%d lines)".formatted(path, lines());
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(String text) {
            super(URI.create("memory:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Scanner extends TreePathScanner<@Nullable Object, Path> {
        private final List<Method> methods = new ArrayList<>();
        private final List<String> undocumentedTypes = new ArrayList<>();
        private final DocTrees trees;
        private final CompilationUnitTree unit;
        private String enclosing;
        private boolean hidden;

        Scanner(DocTrees trees, CompilationUnitTree unit) {
            this.trees = trees;
            this.unit = unit;
            this.enclosing =
                    unit.getPackageName() == null ? "" : unit.getPackageName().toString();
        }

        @Override
        public @Nullable Object visitClass(ClassTree type, Path path) {
            String outer = enclosing;
            boolean outerHidden = hidden;
            enclosing = outer + "." + type.getSimpleName();
            hidden = outerHidden || !isPublic(type);
            if (!hidden && trees.getDocComment(getCurrentPath()) == null) {
                undocumentedTypes.add(enclosing);
            }
            super.visitClass(type, path);
            enclosing = outer;
            hidden = outerHidden;
            return null;
        }

        @Override
        public @Nullable Object visitMethod(MethodTree method, Path path) {
            if (method.getBody() != null) {
                long first = lineOf(trees.getSourcePositions().getStartPosition(unit, method));
                long last = lineOf(trees.getSourcePositions().getEndPosition(unit, method));
                methods.add(new Method(path.getFileName() + " " + method.getName(), (int) (last - first + 1)));
            }
            return super.visitMethod(method, path);
        }

        /** A type in an interface is public without saying so. */
        private boolean isPublic(ClassTree type) {
            return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    || getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
        }

        private long lineOf(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
