package nas4j.experiments.kernels;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import nas4j.graph.ComputationGraph;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Entry;
import nas4j.space.tree.Expressions;
import nas4j.space.tree.Quantize;
import nas4j.space.tree.SpaceTree;
import nas4j.spaces.Catalogue;

/** Networks that a model of kernels is checked with: those of a space of the catalogue. */
public enum Family {
    MOBILE_MINI("mobile-mini", false),
    NAS_BENCH_201("nas-bench-201", false),
    /** Of images of 32 to 224 pixels. */
    RESNET50("resnet50-elastic", true);

    private static final Quantize MIXED = new Quantize(
            Map.of(Quantize.WEIGHTS, Expressions.oneOf(8, 32), Quantize.ACTIVATIONS, Expressions.of(8)),
            List.of(),
            Where.UNKNOWN);

    private static final List<Integer> SIZES = List.of(32, 64, 96, 128, 160, 192, 224);

    private final String space;
    private final boolean hasAnySize;

    Family(String space, boolean hasAnySize) {
        this.space = space;
        this.hasAnySize = hasAnySize;
    }

    /** Name of the space. */
    public String space() {
        return space;
    }

    /**
     * A random network of the space, of a random size of images where that is free.
     *
     * @param isMixed whether its values have 8 bits and the weights of each layer 8 or 32
     */
    ComputationGraph draw(boolean isMixed, RandomGenerator random) {
        SpaceTree tree = Catalogue.load(space);
        if (isMixed) {
            tree = tree.with(MIXED);
        }
        if (hasAnySize) {
            tree = resized(tree, SIZES.get(random.nextInt(SIZES.size())));
        }
        SearchSpace compiled = SpaceCompiler.compile(tree);
        return compiled.decode(compiled.sample(random)).graph();
    }

    private static SpaceTree resized(SpaceTree space, int size) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        space.entries()
                .forEach((name, entry) -> entries.put(
                        name, Entry.image(entry.sizes().getOrDefault("channels", 3), size, size, entry.where())));
        return new SpaceTree(
                space.name(),
                space.description(),
                entries,
                space.sizes(),
                space.let(),
                space.network(),
                space.blocks(),
                space.constraints(),
                space.train(),
                space.quantize(),
                space.notation(),
                space.where());
    }
}
