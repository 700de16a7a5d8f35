package nas4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Each kind of rule finds the violation it is for. */
@SuppressWarnings("UnusedMethod") // the violations are only read as byte code
final class ArchitectureBitesTest {
    @Test
    void aLibraryOutsideItsPackagesIsFound() {
        assertThat(bites(ArchitectureTest.onlyTheH2StoresKnowSql, Sql.class)).isTrue();
        assertThat(bites(ArchitectureTest.onlyTheCommandLineKnowsPicocli, Options.class))
                .isTrue();
        assertThat(bites(ArchitectureTest.onlyTheCommandLineKnowsPicocli, Sql.class))
                .isFalse();
    }

    @Test
    void printingIsFound() {
        assertThat(bites(ArchitectureTest.onlyCommandLinesPrint, Prints.class)).isTrue();
        assertThat(bites(ArchitectureTest.onlyCommandLinesEndTheJvm, Prints.class))
                .isTrue();
        assertThat(bites(ArchitectureTest.onlyCommandLinesEndTheJvm, Halts.class))
                .isTrue();
    }

    @Test
    void clocksAndGeneratorsAreFoundAlsoAsMethodReferences() {
        assertThat(bites(ArchitectureTest.timeAndRandomnessArePassedIn, Dice.class))
                .isTrue();
        assertThat(bites(ArchitectureTest.timeAndRandomnessArePassedIn, Watch.class))
                .isTrue();
        assertThat(bites(ArchitectureTest.timeAndRandomnessArePassedIn, Sql.class))
                .isFalse();
    }

    @Test
    void modulesMayNotSeeEachOther() {
        assertThat(Module.SPACES.mayUse(Module.RESULTS)).isFalse();
        assertThat(Module.CORE.mayUse(Module.EXPERIMENTS)).isFalse();
        assertThat(Module.RESULTS.mayUse(Module.CORE)).isTrue();
        assertThat(Module.AGENT.mayUse(Module.CORE)).isFalse();
        assertThat(Module.PREDICTORS.mayUse(Module.AGENT)).isFalse();
        assertThat(Module.HARDWARE.mayUse(Module.AGENT)).isTrue();
        assertThat(Module.EXPERIMENTS.mayUse(Module.PREDICTORS)).isTrue();
    }

    private static boolean bites(ArchRule rule, Class<?> violation) {
        return rule.evaluate(new ClassFileImporter().importClasses(violation)).hasViolation();
    }

    private interface Sql {
        Connection connection();
    }

    private interface Options {
        CommandLine commandLine();
    }

    private static final class Prints {
        void print() {
            System.out.println();
            System.exit(1);
        }
    }

    private static final class Halts {
        void halt() {
            Runtime.getRuntime().halt(1);
        }
    }

    private static final class Dice {
        int roll() {
            return new Random(1).nextInt();
        }
    }

    private static final class Watch {
        Supplier<Instant> clock() {
            return Instant::now;
        }
    }
}
