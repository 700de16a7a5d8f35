package nas4j.experiments;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The measures of a readable source file, read from the sources of all modules. */
final class SourceRulesTest {
    private static List<SourceFile> main = List.of();

    private static List<SourceFile> all = List.of();

    @BeforeAll
    static void readSources() {
        all = SourceFile.readAll(Path.of(System.getProperty("nas4j.root")));
        main = all.stream().filter(SourceFile::isMain).toList();
        assertThat(main).isNotEmpty();
    }

    @Test
    void everyPackageHasNullMarkedPackageInfo() {
        Set<Path> marked = main.stream()
                .filter(source -> source.isPackageInfo() && source.text().contains("@NullMarked"))
                .map(SourceFile::folder)
                .collect(Collectors.toSet());
        assertThat(main.stream().map(SourceFile::folder).distinct())
                .as("packages with a @NullMarked package-info")
                .filteredOn(folder -> !marked.contains(folder))
                .isEmpty();
    }

    @Test
    void packagesHaveAtMostTwentyFiles() {
        Map<Path, Long> crowded = main.stream()
                .filter(source -> !source.isPackageInfo())
                .collect(groupingBy(SourceFile::folder, TreeMap::new, counting()));
        crowded.values().removeIf(files -> files <= 20);
        assertThat(crowded).as("packages of more than 20 files").isEmpty();
    }

    @Test
    void filesHaveAtMost500Lines() {
        assertThat(all).filteredOn(source -> source.lines() > 500).isEmpty();
    }

    @Test
    void mostFilesAreShort() {
        int[] lines = main.stream()
                .filter(source -> !source.isPackageInfo())
                .mapToInt(SourceFile::lines)
                .toArray();
        assertThat(percentile(lines, 50)).as("median of lines a file").isLessThanOrEqualTo(80);
        assertThat(percentile(lines, 90)).as("p90 of lines a file").isLessThanOrEqualTo(250);
    }

    @Test
    void methodsAreShort() {
        List<SourceFile.Method> methods =
                main.stream().flatMap(source -> source.methods().stream()).toList();
        int[] lines = methods.stream().mapToInt(SourceFile.Method::lines).toArray();
        assertThat(methods).filteredOn(method -> method.lines() > 50).isEmpty();
        assertThat(percentile(lines, 90)).as("p90 of lines a method").isLessThanOrEqualTo(15);
    }

    @Test
    void publicTypesHaveJavadoc() {
        assertThat(main).flatMap(SourceFile::undocumentedTypes).isEmpty();
    }

    @Test
    void theReaderFindsWhatTheRulesForbid() {
        SourceFile source = SourceFile.parse(Path.of("x/src/main/java/nas4j/x/X.java"), """
                package nas4j.x;

                /** Documented. */
                public interface X {
                    int a();

                    record Inner() {
                        int b() {
                            return 1;
                        }
                    }
                }

                class Hidden {
                    public static final class Inner {}
                }
                """);
        assertThat(source.undocumentedTypes()).containsExactly("nas4j.x.X.Inner");
        assertThat(source.methods()).containsExactly(new SourceFile.Method("X.java b", 3));
        assertThat(source.lines()).isEqualTo(16);
        assertThat(source.isMain()).isTrue();
    }

    /** The smallest value that at least the given share of the values does not exceed. */
    private static int percentile(int[] values, int percent) {
        int[] sorted = IntStream.of(values).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[Math.ceilDiv(sorted.length * percent, 100) - 1];
    }
}
