package nas4j.experiments;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Maven modules. The agent runs alone on other devices, so it knows no other. A package can be in two of them, so a class's module is told by the place it was read from. */
enum Module {
    CORE("core", "nas4j"),
    SPACES("search-spaces", "nas4j.spaces"),
    PREDICTORS("predictors", "nas4j.predictors"),
    AGENT("agent", "nas4j.agent"),
    HARDWARE("hardware-profiles", "nas4j.hardware"),
    RESULTS("results", "nas4j.results"),
    EXPERIMENTS("experiments", "nas4j.experiments");

    /** {@code search-spaces/target/classes}, or {@code nas-search-spaces-0.1.0.jar} in whatever folder. */
    private final Pattern place;

    private final String rootPackage;

    Module(String name, String rootPackage) {
        this.place = Pattern.compile(".*/(nas-)?" + name + "(/target/|-\\d[^/]*\\.jar!).*");
        this.rootPackage = rootPackage;
    }

    static Optional<Module> findOf(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().toString())
                .flatMap(uri -> Arrays.stream(values())
                        .filter(module -> module.place.matcher(uri).matches())
                        .findFirst());
    }

    DescribedPredicate<JavaClass> contains() {
        return describe("are in the module " + this, type -> findOf(type).equals(Optional.of(this)));
    }

    /** May a class of this module use one of the other? */
    boolean mayUse(Module other) {
        return this == other
                || this == EXPERIMENTS
                || (other == CORE && this != AGENT)
                || (this == HARDWARE && other == AGENT);
    }

    static ArchCondition<JavaClass> dependOnlyOnWhatTheirModuleMay() {
        return new ArchCondition<>(
                "depend on no module but their own, the core, and controllers on agents, unless in experiments") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Module from = findOf(type).orElseThrow(() -> unknown(type));
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    boolean allowed = findOf(dependency.getTargetClass().getBaseComponentType())
                            .map(from::mayUse)
                            .orElse(true);
                    events.add(new SimpleConditionEvent(type, allowed, dependency.getDescription()));
                }
            }
        };
    }

    static ArchCondition<JavaClass> resideInThePackagesOfTheirModule() {
        return new ArchCondition<>("reside in the root package of their module, or below it") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Module module = findOf(type).orElseThrow(() -> unknown(type));
                boolean allowed = (type.getPackageName() + ".").startsWith(module.rootPackage + ".")
                        && (module != CORE || isCorePackage(type.getPackageName() + "."));
                events.add(new SimpleConditionEvent(type, allowed, type.getName() + " is in the module " + module));
            }
        };
    }

    /** The core holds the interfaces that devices implement in the devices' own root package. */
    private static boolean isCorePackage(String packageName) {
        return List.of(SPACES, PREDICTORS, AGENT, RESULTS, EXPERIMENTS).stream()
                .noneMatch(module -> packageName.startsWith(module.rootPackage + "."));
    }

    private static IllegalStateException unknown(JavaClass type) {
        return new IllegalStateException("[%s] was read from [%s], the place of no module."
                .formatted(
                        type.getName(), type.getSource().map(Object::toString).orElse("nowhere")));
    }
}
