package nas4j.search.oneshot;

import static nas4j.space.tree.Expressions.integers;
import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.repeat;
import static nas4j.space.tree.Networks.shortcut;

import nas4j.contract.TinySpace;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;

/** Spaces made for shrinking. */
final class Elastics {
    private Elastics() {}

    /** One width, one depth, and a kernel in each of up to three layers. */
    static SearchSpace space() {
        return SpaceCompiler.compile(TinySpace.image("elastic")
                .let("width", ordered(4, 8, 16))
                .network(
                        layer("conv", "width"),
                        repeat(
                                integers(1, 3),
                                shortcut(layer("conv", "channels", "width", "kernel", ordered(1, 3, 5)))),
                        layer("global-pool"),
                        layer("linear", 3))
                .build());
    }
}
