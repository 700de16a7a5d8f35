package nas4j.experiments.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.file.Scaling;
import nas4j.djl.task.MismatchException;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.Tasks;
import nas4j.graph.ComputationGraph;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.CompileException;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.SpaceTree;

/** Finds the sizes of images that stand for shares of the budget: those for which networks of the space can be built. */
public final class Resolutions {
    private static final int SAMPLES = 8;

    /**
     * What a share of the budget is.
     *
     * @param shape of the images
     * @param space with the experiment's genotypes, for such images
     */
    public record Size(double share, ImageShape shape, SearchSpace space) {}

    private final SpaceTree tree;
    private final ImageData data;
    private final Where where;
    private final List<Genotype> samples = new ArrayList<>();

    /**
     * Of one space and its data.
     *
     * @param full the space for images of full size
     * @param where it was named
     */
    Resolutions(SpaceTree tree, SearchSpace full, ImageData data, Where where) {
        this.tree = tree;
        this.data = data;
        this.where = where;
        SplittableRandom random = new SplittableRandom(0);
        for (int k = 0; k < SAMPLES; k++) {
            samples.add(full.sample(random));
        }
    }

    /**
     * A size for each share below 1: that share of the pixels, or the nearest size below the full one that is possible.
     *
     * @throws InputException if there is none, or none of its own
     */
    List<Size> find(List<Double> shares) {
        List<Size> found = new ArrayList<>();
        for (double share : shares) {
            if (share < 1) {
                Size next = find(share).orElseThrow(() -> refusal("there is no smaller size"));
                if (!found.isEmpty() && found.getLast().shape().equals(next.shape())) {
                    throw refusal("the shares " + found.getLast().share() + " and " + share + " both come to ["
                            + next.shape() + "]");
                }
                found.add(next);
            }
        }
        return found;
    }

    private InputException refusal(String problem) {
        return new InputException(
                where,
                "found [" + tree.name() + "], of which networks can be built for images of " + data.shape()
                        + ", but not for every size that fidelity: resolution needs: " + problem
                        + "\nMaybe another fidelity (epochs or data), or a greater least-share.");
    }

    private Optional<Size> find(double share) {
        int height = data.shape().height();
        int wanted = (int) Math.round(height * Math.sqrt(share));
        return IntStream.range(1, height)
                .boxed()
                .sorted((one, other) -> Integer.compare(Math.abs(one - wanted), Math.abs(other - wanted)))
                .flatMap(size -> find(share, size).stream())
                .findFirst();
    }

    private Optional<Size> find(double share, int height) {
        ImageShape full = data.shape();
        int width = (int) Math.max(1, Math.round((double) full.width() * height / full.height()));
        ImageShape shape = new ImageShape(full.channels(), height, width);
        try {
            SearchSpace space = SpaceCompiler.compile(SpaceFitting.fit(tree, data, shape, where));
            ImageData few = Scaling.scale(data.view(0, 1), height, width);
            for (Genotype sample : samples) {
                ComputationGraph graph =
                        space.decode(space.parse(sample.text())).graph();
                Tasks.of(graph, few, new TaskList.Derived(0));
            }
            return Optional.of(new Size(share, shape, space));
        } catch (CompileException | MismatchException | InputException _) {
            return Optional.empty(); // not of this size
        }
    }
}
