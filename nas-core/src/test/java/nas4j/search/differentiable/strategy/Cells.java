package nas4j.search.differentiable.strategy;

import static nas4j.space.tree.Networks.cell;
import static nas4j.space.tree.Networks.layer;

import nas4j.contract.TinySpace;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Networks;

/** A space with an operation on each of three edges. */
final class Cells {
    static final SearchSpace SPACE = SpaceCompiler.compile(TinySpace.image("cells")
            .network(
                    layer("conv", 4),
                    cell(
                            3,
                            Networks.oneOf(
                                    "skip", layer("identity"),
                                    "small", layer("conv", "channels", 4, "kernel", 1),
                                    "large", layer("conv", "channels", 4, "kernel", 3))),
                    layer("global-pool"),
                    layer("linear", 4))
            .build());

    private Cells() {}
}
