package nas4j.experiments.prepare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.PixelLabels;
import nas4j.djl.data.PixelValues;
import nas4j.djl.data.Target;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.SpaceTree;

/** Names of what an evaluation by training can measure. */
final class TrainingMeasures {
    private TrainingMeasures() {}

    /** What these targets allow; behind the name of an output as well, for networks with several of one kind. */
    static Set<String> of(SpaceTree fitted, ImageData data) {
        Set<String> plain = new LinkedHashSet<>();
        data.targets().forEach(target -> plain.addAll(of(target)));
        Set<String> names = new LinkedHashSet<>(plain);
        for (String output : outputs(fitted)) {
            plain.forEach(name -> names.add(output + "-" + name));
        }
        names.addAll(LatencyMeasures.NAMES);
        return names;
    }

    private static List<String> of(Target target) {
        return switch (target) {
            case ClassLabels labels when labels.classes().size() > 5 -> List.of("accuracy", "top-5");
            case ClassLabels _ -> List.of("accuracy");
            case PixelLabels _ -> List.of("miou");
            case PixelValues _ -> List.of("mae");
        };
    }

    private static Set<String> outputs(SpaceTree fitted) {
        SearchSpace space = SpaceCompiler.compile(fitted);
        return space.decode(space.sample(new SplittableRandom(0)))
                .graph()
                .outputs()
                .keySet();
    }
}
