package nas4j.experiments.prepare;

import java.util.Set;
import nas4j.djl.data.ImageData;

/** Names of what an evaluation by training measures. */
final class TrainingMeasures {
    private TrainingMeasures() {}

    static Set<String> of(ImageData data) {
        return Set.of("accuracy");
    }
}
