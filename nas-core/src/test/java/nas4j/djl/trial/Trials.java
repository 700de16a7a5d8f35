package nas4j.djl.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Target;
import nas4j.djl.data.glyphs.Difficulty;
import nas4j.djl.data.glyphs.GlyphOptions;
import nas4j.djl.data.glyphs.Glyphs;
import nas4j.graph.ComputationGraph;
import nas4j.space.Architecture;
import nas4j.space.Genotype;

/** What tests of trials have in common. */
final class Trials {
    private Trials() {}

    static Engine engine() {
        return Engine.open(TrainingDevice.CPU);
    }

    /** 600 glyphs for training and validation, 200 for the test, drawn in a moment. */
    static DataSet glyphs(Glyphs.Targets targets) {
        return Glyphs.dataSet(new GlyphOptions(16, Difficulty.EASY, 1, 600, 200), targets);
    }

    /** Of any space: evaluating does not look at the genotype. */
    static Architecture architecture(ComputationGraph graph) {
        return architecture(graph, Map.of());
    }

    static Architecture architecture(ComputationGraph graph, Map<String, Object> training) {
        Genotype any = TinySpace.shared().sample(Seeds.generator(1));
        return new Architecture(any, graph, training);
    }

    /** The same images with the labels of others. */
    static ImageData shuffled(ImageData data, long seed) {
        ClassLabels labels = data.findClassLabels().orElseThrow();
        RandomGenerator random = Seeds.generator(seed);
        int[] mixed = new int[data.size()];
        List<byte[]> images = new ArrayList<>();
        for (int k = 0; k < mixed.length; k++) {
            int other = random.nextInt(k + 1);
            mixed[k] = mixed[other];
            mixed[other] = labels.label(k);
            byte[] image = new byte[data.shape().bytes()];
            data.copy(k, image);
            images.add(image);
        }
        Target target = ClassLabels.of(labels.name(), labels.classes(), mixed);
        return ImageData.of(data.shape(), images, List.of(target));
    }
}
