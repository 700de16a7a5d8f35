package nas4j.experiments;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Predicate;

/** The walls between modules and packages, one rule each. The order of the modules is checked by {@link Module}. */
@AnalyzeClasses(packages = "nas4j", importOptions = MainClasses.class)
final class ArchitectureTest {
    /** The one class that may ask for the time, or for a seed nobody gave. */
    private static final String CLOCK_AND_SEED_PROVIDER = "nas4j.experiments.cli.output.SystemClock";

    /** The packages with main methods. */
    private static final String[] COMMAND_LINES = {"nas4j.experiments.cli..", "nas4j.agent.cli.."};

    /** Beginnings of the calls that make a run depend on when and where it runs. */
    private static final List<String> HIDDEN_INPUTS = List.of(
            "java.lang.Math.random(",
            "java.lang.System.currentTimeMillis(",
            "java.security.SecureRandom.<init>(",
            "java.time.Clock.system",
            "java.time.Instant.now()",
            "java.time.InstantSource.system(",
            "java.time.LocalDate.now()",
            "java.time.LocalDateTime.now()",
            "java.time.LocalTime.now()",
            "java.time.OffsetDateTime.now()",
            "java.time.ZonedDateTime.now()",
            "java.util.Collections.shuffle(java.util.List)",
            "java.util.Date.<init>()",
            "java.util.Random.<init>(",
            "java.util.SplittableRandom.<init>()",
            "java.util.UUID.randomUUID(",
            "java.util.concurrent.ThreadLocalRandom.current(",
            "java.util.random.RandomGenerator.getDefault(",
            "java.util.random.RandomGenerator.of(",
            "java.util.random.RandomGeneratorFactory.create()");

    @ArchTest
    static final ArchRule onlyTheDjlPackagesKnowTheEngine = onlyIn(List.of("..djl.."), "ai.djl..");

    @ArchTest
    static final ArchRule onlyOnnxAndTheProbesKnowOnnxRuntime =
            onlyIn(List.of("..onnx..", "..hardware.probe.."), "ai.onnxruntime..");

    @ArchTest
    static final ArchRule exportNeedsNoEngine =
            noClasses().that().resideInAPackage("..onnx..").should().dependOnClassesThat(resideInAnyPackage("..djl.."));

    @ArchTest
    static final ArchRule onlyEvolutionKnowsJenetics = onlyIn(List.of("nas4j.search.evolution.."), "io.jenetics..");

    @ArchTest
    static final ArchRule onlyTheH2StoresKnowSql = onlyIn(
            List.of("nas4j.results.h2..", "nas4j.hardware.kernel.h2.."), "java.sql..", "javax.sql..", "org.h2..");

    @ArchTest
    static final ArchRule onlyYamlAndJsonPackagesKnowJackson =
            onlyIn(List.of("..yaml..", "..json.."), "tools.jackson..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule onlyYamlPackagesKnowTheYamlParser = onlyIn(List.of("..yaml.."), "org.snakeyaml..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli = onlyIn(List.of("nas4j.experiments.cli.."), "picocli..");

    @ArchTest
    static final ArchRule onlyCommandLinesPrint = noClasses()
            .that()
            .resideOutsideOfPackages(COMMAND_LINES)
            .should(ACCESS_STANDARD_STREAMS)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyCommandLinesEndTheJvm = noClasses()
            .that()
            .resideOutsideOfPackages(COMMAND_LINES)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule timeAndRandomnessArePassedIn = noClasses()
            .that(describe(
                    "are not the clock and seed provider",
                    type -> !type.getName().equals(CLOCK_AND_SEED_PROVIDER)))
            .should()
            .accessTargetWhere(describe("is the clock or an unseeded generator", ArchitectureTest::isHiddenInput));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("nas4j.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule modulesDependOneWay = classes().should(Module.dependOnlyOnWhatTheirModuleMay());

    @ArchTest
    static final ArchRule modulesKeepTheirPackages = classes().should(Module.resideInThePackagesOfTheirModule());

    @ArchTest
    static final ArchRule theCoreReadsNoFiles = noClasses()
            .that(Module.CORE.contains())
            .and()
            .resideOutsideOfPackages("..djl..", "..weights..", "..onnx..") // data sets, weights and models are files
            .should()
            .dependOnClassesThat(describe(
                    "are files",
                    type -> type.getPackageName().startsWith("java.nio.file")
                            || type.getName().startsWith("java.io.File")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule spacesKnowNeitherEngineNorDevices = strangers(Module.SPACES, "..djl..", "nas4j.hardware..");

    @ArchTest
    static final ArchRule predictorsKnowNeitherSearchersNorDevices =
            strangers(Module.PREDICTORS, "nas4j.search..", "nas4j.hardware..");

    @ArchTest
    static final ArchRule devicesDoNotKnowSearchers = strangers(Module.HARDWARE, "nas4j.search..");

    @ArchTest
    static final ArchRule resultsKnowNeitherSearchersNorEngine = strangers(Module.RESULTS, "nas4j.search..", "..djl..");

    @ArchTest
    static void fourOfFiveClassesAreClosed(JavaClasses classes) {
        List<JavaClass> named = classes.stream()
                .filter(type ->
                        !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"))
                .toList();
        List<String> open = named.stream()
                .filter(Predicate.not(ArchitectureTest::isClosed))
                .map(JavaClass::getName)
                .sorted()
                .toList();
        assertThat(open)
                .as("classes neither final, sealed, abstract, record, enum nor interface, of %d", named.size())
                .hasSizeLessThanOrEqualTo(named.size() / 5);
    }

    /** No class outside the packages may use the library. */
    private static ArchRule onlyIn(List<String> packages, String... library) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .allowEmptyShould(true);
    }

    /** No class of the module may use the packages. Its own packages are no strangers to it. */
    private static ArchRule strangers(Module module, String... packages) {
        DescribedPredicate<JavaClass> strange =
                resideInAnyPackage(packages).and(DescribedPredicate.not(module.contains()));
        return noClasses()
                .that(module.contains())
                .should()
                .dependOnClassesThat(strange)
                .allowEmptyShould(true);
    }

    private static boolean isHiddenInput(JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        return HIDDEN_INPUTS.stream().anyMatch(target::startsWith);
    }

    private static boolean isClosed(JavaClass type) {
        return type.isInterface()
                || type.isRecord()
                || type.isEnum()
                || type.getModifiers().contains(JavaModifier.FINAL)
                || type.getModifiers().contains(JavaModifier.ABSTRACT)
                || type.reflect().isSealed();
    }
}
