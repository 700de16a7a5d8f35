package nas4j.experiments.cli.predictor;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import nas4j.djl.Engine;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.file.FolderOptions;
import nas4j.djl.data.file.LocalData;
import nas4j.experiments.prepare.SpaceFitting;
import nas4j.experiments.yaml.NearestPath;
import nas4j.graph.ComputationGraph;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.predictors.proxy.NoiseImages;
import nas4j.predictors.proxy.ProxyBatch;
import nas4j.space.SearchSpace;
import nas4j.space.tree.SpaceTree;
import org.jspecify.annotations.Nullable;

/**
 * What networks look at.
 *
 * @param data training images; null for noise
 * @param batch how many are looked at
 */
record ScoredImages(@Nullable ImageData data, int batch, long seed) {
    private static final Where DATA = new Where("--data", 0, 0, "");

    /**
     * Reads a folder.
     *
     * @param folder null for noise
     * @throws InputException if it is not there, or holds no images
     */
    static ScoredImages read(@Nullable Path folder, int batch, long seed) {
        if (folder == null) {
            return new ScoredImages(null, batch, seed);
        }
        NearestPath.requireFolder(folder, DATA);
        try {
            return new ScoredImages(LocalData.read(folder, FolderOptions.of(1)).training(), batch, seed);
        } catch (InputException e) {
            throw e.at(DATA);
        }
    }

    /** The space for these images; as it is for noise, which fits any. */
    SpaceTree fit(SpaceTree space, Where where) {
        return data == null ? space : SpaceFitting.fit(space, data, where);
    }

    /**
     * The batch that all networks of the space see.
     *
     * @throws InputException if the space does not take one image
     */
    ProxyBatch batch(SearchSpace space, Supplier<Engine> engine) {
        if (data != null) {
            return ProxyBatch.draw(data, batch, seed, engine);
        }
        ComputationGraph sample =
                space.decode(space.sample(new SplittableRandom(0))).graph();
        try {
            return ProxyBatch.draw(NoiseImages.of(sample, batch, seed), batch, seed, engine);
        } catch (IllegalArgumentException e) {
            throw new InputException(new Where("--space", 0, 0, ""), String.valueOf(e.getMessage()));
        }
    }
}
