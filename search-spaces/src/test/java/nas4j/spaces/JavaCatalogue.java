package nas4j.spaces;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nas4j.space.tree.SpaceTree;

/** The spaces of the catalogue, written in Java. */
final class JavaCatalogue {
    private JavaCatalogue() {}

    /** The spaces by name. */
    static Map<String, SpaceTree> byName() {
        return Stream.of(
                        JavaBenchmarkSpaces.nasBench201(),
                        JavaBenchmarkSpaces.nasBench201Mini(),
                        JavaBenchmarkSpaces.mixedPrecisionNasBench201(),
                        JavaBenchmarkSpaces.nasBenchMacro(),
                        JavaBenchmarkSpaces.transNasBench101Macro(),
                        JavaBenchmarkSpaces.transNasBench101Micro(),
                        JavaCellSpaces.darts(),
                        JavaElasticSpaces.bertElastic(),
                        JavaElasticSpaces.ofaMbv3(),
                        JavaElasticSpaces.resnet50Elastic(),
                        JavaElasticSpaces.vitElastic(),
                        JavaExampleSpaces.mlp(),
                        JavaExampleSpaces.mobileMini(),
                        JavaExampleSpaces.glyphTasks(),
                        JavaExampleSpaces.unetMini(),
                        JavaMobileSpaces.accelNasbench(),
                        JavaMobileSpaces.fbnet(),
                        JavaMobileSpaces.mnasnet())
                .collect(Collectors.toMap(SpaceTree::name, Function.identity(), (a, _) -> a, TreeMap::new));
    }
}
